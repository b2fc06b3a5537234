"""import_judgements: take a 核查记录 into a case; it takes the place of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from service.casework.acts.site_visit import ImportJudgements
from service.casework.case import Case
from service.intake.files.openbook import content_of, read_grid
from service.intake.reading.judgements import read_judgements
from service.rulelang.pack import Pack
from service.settings import Settings
from service.vocabulary.entry import Entry
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Unreadable
from service.workflow.case_inputs import pack_of, read_kept_judgements
from service.workflow.evaluate import UnusableWorkbook
from service.workflow.foreseen_refusals import foreseen_refusals
from service.workflow.keep_file import WORKBOOK_TYPE, keep_content
from service.workflow.perform_act import Asked, Brought, Done, perform_act
from service.workflow.prepare_act import prepared_act

Matter = tuple[str, object]
"""Rule or code, and whatever tells one statement about it from another."""
Words = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class JudgementsImported:
    """What is wrong in the workbook; the case after the act, None in a dry run, with why it would be refused then."""

    problems: tuple[Problem, ...]
    act: ImportJudgements
    done: Done | None
    refused: tuple[Said, ...] = ()


def import_judgements(
    settings: Settings, case_id: str, workbook: Path, asked: Asked, dry_run: bool = False
) -> JudgementsImported:
    """Read a 核查记录 and take it into the case; in a dry run only say what would be.

    Raises:
        UnusableWorkbook: it cannot be read or is of another park; nothing is kept.
        Refused, Fault, StorageError: as perform_act(). RuleProblems: the rule base is faulty.
    """
    with prepared_act(settings, case_id, ImportJudgements, asked, dry_run) as case:
        pack = pack_of(settings, case)
        content, judgements, problems = _read(workbook, pack)
        _require_park(workbook, case, judgements, problems)
        items = _changed(_previous(settings, case, pack), judgements)
    act = ImportJudgements(workbook=judgements.digest, items=items)
    if dry_run:
        return JudgementsImported(problems, act, None, foreseen_refusals(settings, case_id, act, asked))
    file = keep_content(settings, workbook.name, WORKBOOK_TYPE, content, asked.at)
    done = perform_act(settings, case_id, act, replace(asked, seen=case.version), Brought((file,)))
    return JudgementsImported(problems, act, done)


def _read(workbook: Path, pack: Pack) -> tuple[bytes, Judgements, tuple[Problem, ...]]:
    try:
        content = content_of(workbook)
        return content, *read_judgements(read_grid(content), pack)
    except Unreadable as unreadable:
        raise UnusableWorkbook(workbook, unreadable.sentence) from unreadable


def _require_park(workbook: Path, case: Case, judgements: Judgements, problems: tuple[Problem, ...]) -> None:
    own = case.opened.park_name
    if "".join(judgements.park.split()) != "".join(own.split()):
        stated = judgements.park or "（未填写）"
        sentence = f"核查记录属于“{stated}”，案卷属于“{own}”；请核对文件是否属于本案，或改正封面后重新导入"
        raise UnusableWorkbook(workbook, sentence, problems)


def _previous(settings: Settings, case: Case, pack: Pack) -> Judgements:
    last = case.last(ImportJudgements)
    return NO_JUDGEMENTS if last is None else read_kept_judgements(settings, last.act.workbook, pack)[0]


def _changed(before: Judgements, after: Judgements) -> tuple[str, ...]:
    """The rules, codes and subjects of questions about which the later one says something else: a whole 核查记录 may
    come again, and only what differs from the one before counts as touched."""
    old, new = dict(_matters(before)), dict(_matters(after))
    return tuple(dict.fromkeys(matter[0] for matter in {**old, **new} if old.get(matter) != new.get(matter)))


def _matters(judgements: Judgements) -> Iterator[tuple[Matter, Words]]:
    for rule, opinions in judgements.opinions.items():
        said = tuple((one.person, *_said(one.answer, one.basis)) for one in opinions if one.answer.present)
        if said:
            yield (rule, "opinion"), said
    for code, waived in judgements.not_applicable.items():
        yield (code, "waiver"), _said(waived.accepted, waived.reason, waived.person)
    for (code, year), dispute in judgements.disputes.items():
        yield (code, ("dispute", year)), _said(dispute.established, dispute.reason, dispute.person)
    for (code, year), figure in judgements.external.items():
        yield (code, ("external", year)), _said(figure.value, figure.source)
    for (rule, subject), ruling in judgements.closed_questions.items():
        yield (subject, ("question", rule)), _said(ruling.accepted, ruling.reason, ruling.person)


def _said(*entries: Entry | None) -> Words:
    return tuple((entry.state, entry.value) for entry in entries if entry is not None)
