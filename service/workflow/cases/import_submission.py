"""import_submission: take a workbook into a case, with what is wrong in it, what it changes and what it makes ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from service.assessment.assess import NotJudgeable
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.casework.plan_comparison import plan_disagreements
from service.casework.plan_record import plan_on_record
from service.casework.plan_shown import shown_projects, shown_targets
from service.intake.changes import Difference, difference
from service.intake.files.openbook import content_of, read_grid
from service.intake.reading.submission import cover_of, read_submission
from service.settings import Settings
from service.storage.case_projects import keep_projects
from service.storage.database import Session
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Unreadable
from service.vocabulary.submission import Submission
from service.workflow.cases.case_inputs import submission_kept
from service.workflow.cases.foreseen_refusals import foreseen_refusals
from service.workflow.cases.import_acts import SubmissionRead, submission_act
from service.workflow.cases.keep_file import WORKBOOK_TYPE, keep_content
from service.workflow.cases.kept_readings import RulesApplied, reading_of
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.cases.perform_act import Asked, Brought, Done, perform_act
from service.workflow.cases.prepare_act import prepared_act
from service.workflow.cases.question_titles import code_titles, question_titles
from service.workflow.cases.same_park import require_same_park
from service.workflow.evaluation.evaluate import AS_THE_COVER_SAYS, UnusableWorkbook, pack_and_date, rules_in_force


@dataclass(frozen=True, slots=True)
class Imported:
    """What the workbook says: its faults, the difference to the last one (None: it is the first), where it disagrees
    with the plan on record and what that changed of the original, what the credibility rules ask. done: None in a dry
    run; refused: why it would be refused then; titles: subject of a question, code of a row that changed or of an
    amended indicator → its Chinese name."""

    problems: tuple[Problem, ...]
    difference: Difference | None
    plan: PlanCompared
    act: ImportSubmission
    done: Done | None
    titles: Mapping[str, str]
    refused: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanCompared:
    """The plan in the workbook against the plan on record: every disagreement, each amended target beside the original
    one, each changed project with its approval or without."""

    disagreements: tuple[Said, ...]
    targets: tuple[Said, ...]
    projects: tuple[Said, ...]


def _rows(changed: Difference | None) -> tuple[str, ...]:
    return tuple(change.row for change in changed.changes) if changed is not None else ()


def _amended(case: Case, act: ImportSubmission) -> tuple[str, ...]:
    """The indicators of which the plan on record, or the workbook, says that they were amended."""
    record = plan_on_record(case, date.max)
    return (*(one.code for one in record.targets.values()), *(one.code for one in act.amendments))


Also = Callable[[Session, Imported], None]


def _nothing_else(_: Session, __: Imported) -> None:
    pass


def import_submission(
    settings: Settings, case_id: str, workbook: Path, asked: Asked, dry_run: bool = False, also: Also = _nothing_else
) -> Imported:
    """Read a workbook and take it into the case; in a dry run only say what would be. also: what is written in the
    transaction of the act besides.

    Raises:
        UnusableWorkbook: nothing can be judged by it, or it is of another park; nothing is kept.
        Refused, Fault, StorageError: as perform_act(). UnknownPack, RuleProblems, Disagreement: as evaluate().
    """
    with prepared_act(settings, case_id, ImportSubmission, asked, dry_run) as case:
        content, read = _read(settings, workbook)
        require_same_park(settings, workbook, case.opened, read.submission, read.problems)
        act, changed = _act(settings, case, workbook, read)
    compared = _compared(case, read.submission, act)
    codes = (*_rows(changed), *_amended(case, act))
    titles = {**question_titles(act.questions, read.rules.pack), **code_titles(codes, read.rules.pack)}
    if dry_run:
        refused = foreseen_refusals(settings, case_id, act, asked)
        return Imported(read.problems, changed, compared, act, None, titles, refused)
    file = keep_content(settings, workbook.name, WORKBOOK_TYPE, content, asked.at)
    asked = replace(asked, seen=case.version)
    applied = RulesApplied(read.rules, act.pack, act.evaluation_date)
    readings = (reading_of(applied, read.submission, read.problems),)

    def told(done: Done) -> Imported:
        return Imported(read.problems, changed, compared, act, done, titles)

    def besides(session: Session, done: Done) -> None:
        keep_projects(session, case_id, read.submission.digest, read.submission.projects)
        also(session, told(done))

    brought = Brought((file,), (read.output, read.rules.output), readings, besides)
    return told(perform_act(settings, case_id, act, asked, brought))


def _compared(case: Case, submission: Submission, act: ImportSubmission) -> PlanCompared:
    record = plan_on_record(case, act.evaluation_date)
    return PlanCompared(
        tuple(plan_disagreements(case, act)), shown_targets(record, submission), shown_projects(record, submission)
    )


def _read(settings: Settings, workbook: Path) -> tuple[bytes, SubmissionRead]:
    try:
        content = content_of(workbook)
        grid = read_grid(content)
        gist = cover_of(grid)
        with rules_in_force(workbook, gist, AS_THE_COVER_SAYS):
            rules = keep_rules(settings, *pack_and_date(workbook, gist, AS_THE_COVER_SAYS))
        submission, problems = read_submission(grid, rules.pack)
    except Unreadable as unreadable:
        raise UnusableWorkbook(workbook, unreadable.said) from unreadable
    return content, SubmissionRead(submission, rules, problems)


def _act(
    settings: Settings, case: Case, workbook: Path, read: SubmissionRead
) -> tuple[ImportSubmission, Difference | None]:
    recorded = case.last(ImportSubmission)
    last = recorded.act if recorded is not None else None
    changed = difference(submission_kept(settings, last), read.submission) if last is not None else None
    try:
        return submission_act(read, last, changed), changed
    except NotJudgeable as lacking:
        raise UnusableWorkbook(workbook, Said(str(lacking), _LACKING), read.problems) from lacking


_LACKING = "the cover states no evaluation date or year; fill them in and import it again"
