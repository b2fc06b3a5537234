"""What a park has of a case on paper: notices, decisions with their reports, and the files it handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.act_words import said_of
from service.casework.acts.decision import Publish
from service.casework.acts.evaluation import RequestSupplement
from service.casework.case import Case
from service.casework.corrections import corrections_in_effect
from service.casework.disputes import publicity_annulled
from service.casework.labels import LABELS
from service.casework.park_view import issued_decisions
from service.transport.auth import Caller, Who
from service.transport.downloads import HTML, attachment
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.heading import THE_CASE
from service.web.language import joined, language_of
from service.web.screens import screens, shows
from service.workflow.cases.decision_document import decision_document
from service.workflow.cases.read_assessment import issued_report
from service.workflow.cases.read_file import files_of_case

router = screens("/cases/{case_id}", "园区的文书")


@dataclass(frozen=True, slots=True)
class ParkDocument:
    """One of them. address: of the file, empty where it has none here; note: what it says."""

    on: date
    title: Said
    note: str
    address: str


@router.get(
    "/decisions/{number}/report",
    **shows(UseCase.READ_CASE, of=THE_CASE, summary="下载已发文决定的评估报告", answers=HTML),
)
def hand_out_report(request: Request, who: Who, case_id: str, number: int) -> Response:
    """Of the assessment that an issued decision rests on."""
    told = issued_report(who.settings, who.found.id, number, language_of(request))
    return attachment(told.encode(), f"{who.found.id}-评估报告.html", HTML)


@router.get(
    "/decisions/{number}/document",
    **shows(UseCase.READ_CASE, of=THE_CASE, summary="下载已发文的决定书", answers=HTML),
)
def hand_out_decision(who: Who, case_id: str, number: int) -> Response:
    """As issued by that act, without what stays among offices."""
    name, text = decision_document(who.settings, who.found.id, day_of(who.at), max(number, 1), for_park=True)
    return attachment(text.encode(), name, HTML)


def documents_of(who: Caller, case: Case) -> tuple[ParkDocument, ...]:
    """The latest first."""
    found = (*_notices(who.found.id, case), *_decisions(who.found.id, case), *_files(who, case))
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _notices(case_id: str, case: Case) -> Iterator[ParkDocument]:
    for asked in case.of(RequestSupplement):
        yield ParkDocument(
            asked.day,
            _SUPPLEMENT,
            f"{'；'.join(asked.act.items)}（{asked.act.deadline}）",
            f"/cases/{case_id}/supplement/{asked.seq}",
        )
    for public in case.of(Publish):
        days = f"{public.act.first_day} — {public.act.last_day}，{public.act.where}"
        title = _ANNULLED if publicity_annulled(case, public) else LABELS[Publish]
        yield ParkDocument(public.day, title, days, "")


def _decisions(case_id: str, case: Case) -> Iterator[ParkDocument]:
    for one in issued_decisions(case):
        grade = f"（{one.drafted.grade}）" if one.drafted.grade else ""
        note = f"{one.issued.act.document}：{one.drafted.decision.value}{grade}"
        address = f"/cases/{case_id}/decisions/{one.issued.seq}"
        yield ParkDocument(one.issued.act.dated, _DECISION, note, f"{address}/document")
        for made in corrections_in_effect(case, one.issued.seq):
            place = f"/cases/{case_id}/corrections#correction-{made.drafted.seq}"
            yield ParkDocument(made.dated or made.drafted.day, _CORRECTION, said_of(made.drafted.act), place)
        yield ParkDocument(one.issued.act.dated, _REPORT, one.issued.act.document, f"{address}/report")


def _files(who: Caller, case: Case) -> Iterator[ParkDocument]:
    for file, acts in files_of_case(who.settings, case, Role.SUBMITTER):
        titles = [LABELS[type(case.acts[seq - 1].act)] for seq in acts]
        title = joined(list(dict.fromkeys(titles)))
        yield ParkDocument(
            case.acts[acts[0] - 1].day, title, file.first_name, f"/cases/{who.found.id}/files/{file.digest}"
        )


_SUPPLEMENT = Said("补正材料通知书", "notice to supplement")
_ANNULLED = Said("公示（已作废，决定已退回）", "publicity (void: the decision was taken back)")
_DECISION = Said("验收决定", "decision")
_CORRECTION = Said("验收决定的更正", "correction of the decision")
_REPORT = Said("验收决定所依据的评估报告", "report of the evaluation that the decision rests on")
