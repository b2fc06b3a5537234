"""import_judgements: take a 核查记录 into a case; it takes the place of the one before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from service.casework.acts.site_visit import ImportJudgements
from service.casework.case import Case
from service.intake.files.openbook import content_of, read_grid
from service.intake.reading.judgements import read_judgements
from service.rulelang.pack import Pack
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Unreadable
from service.workflow.cases.case_inputs import imported_before, pack_kept, read_kept_judgements, rules_of
from service.workflow.cases.foreseen_refusals import foreseen_refusals
from service.workflow.cases.import_acts import judgements_act
from service.workflow.cases.keep_file import WORKBOOK_TYPE, keep_content
from service.workflow.cases.kept_readings import RulesApplied, reading_of
from service.workflow.cases.perform_act import Asked, Brought, Done, perform_act
from service.workflow.cases.prepare_act import prepared_act
from service.workflow.cases.question_titles import judged_titles
from service.workflow.evaluation.evaluate import UnusableWorkbook


@dataclass(frozen=True, slots=True)
class JudgementsImported:
    """What is wrong in the workbook; the case after the act, None in a dry run, with why it would be refused then.
    titles: what the act touches, by name; first: there was none before it."""

    problems: tuple[Problem, ...]
    act: ImportJudgements
    done: Done | None
    refused: tuple[Said, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    first: bool = False


Also = Callable[[Session, JudgementsImported], None]


def _nothing_else(_: Session, __: JudgementsImported) -> None:
    pass


def import_judgements(
    settings: Settings, case_id: str, workbook: Path, asked: Asked, dry_run: bool = False, also: Also = _nothing_else
) -> JudgementsImported:
    """Read a 核查记录 and take it into the case; in a dry run only say what would be. also: what is written in the
    transaction of the act besides.

    Raises:
        UnusableWorkbook: it cannot be read or is of another park; nothing is kept.
        Refused, Fault, StorageError: as perform_act(). RuleProblems: the rule base is faulty.
    """
    with prepared_act(settings, case_id, ImportJudgements, asked, dry_run) as case:
        rules = rules_of(settings, case)
        content, judgements, problems = _read(workbook, rules.pack)
        _require_park(workbook, case, judgements, problems)
        act = judgements_act(_previous(settings, case), judgements, rules)
    titles, first = judged_titles(act.items, rules.pack), case.last(ImportJudgements) is None
    if dry_run:
        return JudgementsImported(
            problems, act, None, foreseen_refusals(settings, case_id, act, asked), titles=titles, first=first
        )
    file = keep_content(settings, workbook.name, WORKBOOK_TYPE, content, asked.at)
    imported = imported_before(case, case.version + 1)
    reading = reading_of(RulesApplied(rules, imported.pack, imported.evaluation_date), judgements, problems)

    def told(done: Done) -> JudgementsImported:
        return JudgementsImported(problems, act, done, titles=titles, first=first)

    brought = Brought((file,), (rules.output,), (reading,), lambda session, done: also(session, told(done)))
    return told(perform_act(settings, case_id, act, replace(asked, seen=case.version), brought))


def _read(workbook: Path, pack: Pack) -> tuple[bytes, Judgements, tuple[Problem, ...]]:
    try:
        content = content_of(workbook)
        return content, *read_judgements(read_grid(content), pack)
    except Unreadable as unreadable:
        raise UnusableWorkbook(workbook, unreadable.said) from unreadable


def _require_park(workbook: Path, case: Case, judgements: Judgements, problems: tuple[Problem, ...]) -> None:
    own = case.opened.park_name
    if "".join(judgements.park.split()) != "".join(own.split()):
        stated = judgements.park or "（未填写）"
        sentence = f"核查记录属于“{stated}”，案卷属于“{own}”；请核对文件是否属于本案，或改正封面后重新导入"
        raise UnusableWorkbook(workbook, Said(sentence, _ANOTHER), problems)


_ANOTHER = "the findings sheet is of another park than the case; check the file, or correct its cover"


def _previous(settings: Settings, case: Case) -> Judgements:
    """As it was read when it was taken in, whatever the rules folder says by now."""
    last = case.last(ImportJudgements)
    if last is None:
        return NO_JUDGEMENTS
    imported = imported_before(case, last.seq)
    pack = pack_kept(settings, last.act.rules, imported.pack, imported.evaluation_date)
    return read_kept_judgements(settings, last.act.workbook, pack)[0]
