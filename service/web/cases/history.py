"""The record of a case in sentences: who did what, when and why, with what came of it; and what vouches for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts import correction, decision, evaluation, submission
from service.casework.acts.act import Act
from service.casework.audit.chain import AuditRow
from service.casework.case import Case, Recorded
from service.casework.code_names import with_names
from service.casework.labels import LABELS
from service.casework.named_files import named_files
from service.documents.list_workbook import Value
from service.transport.auth import Who
from service.transport.downloads import XLSX
from service.vocabulary.language import Language, Said
from service.vocabulary.writing import folded
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.cases.step import CORRECTIONS, DECISION, PUBLICITY, QUESTIONS, RESULT
from service.web.forms import Form, form_asked
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.audit.case_history import CaseHistory, case_history
from service.workflow.audit.list_audit import sentence
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.read_case import read_case

router = screens("/cases/{case_id}/history", "案卷的记录")
_ALL = Said("全部", "all")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An act with its digest, and where what came of it, or came with it, can be seen: word and address each."""

    done: ActDone
    digest: str
    links: tuple[tuple[Said, str], ...]


@shown_by("cases/history.html")
@dataclass(frozen=True, slots=True)
class HistoryPage:
    """part: what was done, the latest first; kinds: of acts to choose from; attempts: also what was refused, in the
    words of the audit trail; history: with what vouches for it; export: address of the list as a file."""

    heading: CaseHeading
    form: Form
    kinds: tuple[tuple[str, Said], ...]
    part: Part[HistoryRow]
    attempts: tuple[Said, ...]
    history: CaseHistory
    last: str
    export: str


@router.get("", **shows(UseCase.READ_CASE_HISTORY, of=THE_CASE, summary="查看办理记录"))
def show_history(request: Request, who: Who, case_id: str) -> Response:
    """As far as it fits the filter."""
    history, form = case_history(who.settings, who.found.id), _form(request)
    case, own = history.case, f"/cases/{who.found.id}"
    names = names_of_codes(who.settings, case)
    page = HistoryPage(
        heading=heading_of(who.found.id, case, who.found.park),
        form=form,
        kinds=(("", _ALL), *_kinds(case)),
        part=part_of(request, _rows(case, own, form, names)),
        attempts=tuple(_attempt(row, names) for row in reversed(history.rows)),
        history=history,
        last=case.acts[-1].digest,
        export=file_address(request, f"{own}/history/list.xlsx"),
    )
    return render(request, "cases/history.html", page)


@router.get("/list.xlsx", **shows(UseCase.READ_CASE_HISTORY, of=THE_CASE, summary="导出办理记录", answers=XLSX))
def export_history(request: Request, who: Who, case_id: str) -> Response:
    """All acts that fit the filter, in the order of the list."""
    case, form, language = read_case(who.settings, who.found.id), _form(request), language_of(request)
    kinds = dict(_kinds(case))
    names = names_of_codes(who.settings, case)
    told = {"q": form.text("q"), "kind": kinds[form.text("kind")].told(language) if form.text("kind") in kinds else ""}
    file = ListFile(
        _TITLE,
        _COLUMNS,
        [_exported(row, language) for row in _rows(case, "", form, names)],
        [(_FIELDS[name].told(language), value) for name, value in told.items() if value],
        of=who.found.park,
    )
    return handed_out(file, who, language)


_TITLE = Said("办理记录", "record")
_FIELDS = {"q": Said("谁，或说明里的字", "who, or words"), "kind": Said("办理", "act")}
_COLUMNS = (
    (Said("序号", "No."), 8),
    (Said("时间", "time"), 20),
    (Said("谁", "who"), 14),
    (Said("角色", "role"), 18),
    (Said("办理", "act"), 24),
    (Said("说明", "words"), 60),
    (Said("摘要", "digest"), 70),
)


def _attempt(row: AuditRow, names: Mapping[str, str]) -> Said:
    said = sentence(row)
    return Said(with_names(said.zh, names), said.en)


def _exported(row: HistoryRow, language: Language) -> tuple[Value, ...]:
    one = row.done
    said = one.role.told(language), one.label.told(language)
    return one.seq, one.at, one.person, *said, one.words, row.digest


def _form(request: Request) -> Form:
    return form_asked(request, _FIELDS)


def _kinds(case: Case) -> list[tuple[str, Said]]:
    return list({one.act.kind: LABELS[type(one.act)] for one in case.acts}.items())


def _rows(case: Case, own: str, form: Form, names: Mapping[str, str]) -> list[HistoryRow]:
    """The latest first."""
    kind, wanted = form.text("kind"), folded(form.text("q"))
    rows = [
        HistoryRow(done, recorded.digest, _links(recorded, own))
        for recorded, done in zip(case.acts, acts_done(case, names=names), strict=True)
        if kind in ("", recorded.act.kind) and (wanted in folded(done.person) or wanted in folded(done.words))
    ]
    return rows[::-1]


def _links(recorded: Recorded[Act], own: str) -> tuple[tuple[Said, str], ...]:
    act = recorded.act
    files = named_files(act)
    numbers = ("",) if len(files) == 1 else tuple(f" {at}" for at in range(1, len(files) + 1))
    found = [
        (Said(f"文件{number}", f"file{number}"), f"{own}/files/{digest}")
        for digest, number in zip(files, numbers, strict=True)
    ]
    if isinstance(act, evaluation.PreAssess | evaluation.Evaluate):
        return (*found, (Said("评价结果", "result"), f"{own}/{RESULT}/{act.summary.assessment}"))
    if isinstance(act, decision.Issue):
        return (*found, (Said("决定书", "document"), f"{own}/{DECISION}/document?act={recorded.seq}"))
    place = _PLACES.get(type(act))
    return (*found, (place[0], f"{own}/{place[1]}")) if place is not None else tuple(found)


_DECISION = (Said("决定", "decision"), DECISION)
_CORRECTIONS = (Said("更正", "corrections"), CORRECTIONS)
_PUBLICITY = (Said("公示和异议", "publicity"), PUBLICITY)
_QUESTIONS = (Said("数据核对", "data check"), QUESTIONS)
_PLACES: dict[type[Act], tuple[Said, str]] = {
    submission.AnswerQuestion: _QUESTIONS,
    submission.AcceptAnswer: _QUESTIONS,
    submission.RejectAnswer: _QUESTIONS,
    submission.DisputeValue: _QUESTIONS,
    evaluation.DraftDecision: _DECISION,
    evaluation.Override: _DECISION,
    decision.GiveOpinion: _DECISION,
    decision.Sign: _DECISION,
    decision.DeclineToSign: _DECISION,
    correction.DraftCorrection: _CORRECTIONS,
    correction.SignCorrection: _CORRECTIONS,
    correction.DeclineCorrection: _CORRECTIONS,
    correction.WithdrawCorrection: _CORRECTIONS,
    decision.Publish: _PUBLICITY,
    decision.LodgeObjection: _PUBLICITY,
    decision.SettleObjection: _PUBLICITY,
}
