"""evaluate: from a park's workbook (and the assessors' findings) on disk to its assessment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from service.assessment.assess import NotJudgeable, assess
from service.assessment.record import FINDINGS, WORKBOOK, InputProblem, canonical, record
from service.engine.agree import Disagreement
from service.intake.files.openbook import read_grid
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import CoverGist, cover_of, read_submission
from service.rulelang.pack import Pack
from service.rulelang.parse.pack import NOT_IN_FORCE
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity, Unreadable
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import Submission
from service.workflow.rules.rule_base import RuleProblem, RuleProblems, open_rule_base

FINDINGS_SUFFIX = "-核查记录.xlsx"


class UnusableWorkbook(Exception):  # noqa: N818 - says what the file is
    """Nothing can be assessed. `said` says why; `problems` are the faults found so far, each with its repair."""

    def __init__(self, file: Path, said: Said, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(f"{file.name or file}：{said.zh}")  # `.` and `/` have no name
        self.file = file
        self.said = said
        self.sentence = said.zh
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong inside one workbook that could be read."""

    file: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An assessment of what the park states, the faults of its workbooks, and the 核查记录 that was used, if any."""

    submission: Submission
    assessment: Assessment
    faults: tuple[Faults, ...]
    findings_file: Path | None
    pack: Pack
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Choice:
    """What the caller asks for; None: as the cover says, and the 核查记录 beside the workbook. alone: without any."""

    pack: str | None = None
    on: date | None = None
    findings: Path | None = None
    alone: bool = False


AS_THE_COVER_SAYS = Choice()


def evaluate(workbook: Path, settings: Settings, choice: Choice = AS_THE_COVER_SAYS) -> Evaluated:
    """Read, check and assess one park.

    Raises:
        UnusableWorkbook: a file cannot be read, lacks pack or date, the pack is not in force on the date, or the two
            files do not belong together.
        UnknownPack: no such pack.
        RuleProblems: the rule base is faulty.
        NotJudgeable, Disagreement: see assess().
    """
    submission, pack, rubric, faults = _read_submission(workbook, settings, choice)
    findings_file = None if choice.alone else choice.findings or neighbour(workbook)
    judgements = NO_JUDGEMENTS
    if findings_file is not None:
        judgements, more = _read_judgements(findings_file, pack)
        _same_park(findings_file, submission, judgements)
        faults += more
    made = assess(submission, judgements, pack, rubric)
    return Evaluated(submission, made, faults, findings_file, pack, rubric)


def json_record(evaluated: Evaluated) -> str:
    """The assessment and its files' problems as JSON text (schema: service/assessment/assessment-1.schema.json)."""
    return canonical(record(evaluated.assessment, _input_problems(evaluated)))


def _input_problems(evaluated: Evaluated) -> Iterator[InputProblem]:
    for faults in evaluated.faults:
        file = FINDINGS if faults.file == evaluated.findings_file else WORKBOOK
        for problem in faults.problems:
            yield InputProblem(file, faults.file.name, problem)


def neighbour(workbook: Path) -> Path | None:
    """`FILE-核查记录.xlsx` beside `FILE.xlsx`, if it is there."""
    beside = findings_beside(workbook)
    return beside if beside.is_file() else None


def findings_beside(workbook: Path) -> Path:
    """Where the 核查记录 of a workbook is looked for, of any path: also of `.`, which has no name."""
    return workbook.parent / (workbook.stem + FINDINGS_SUFFIX)


def _read_submission(
    workbook: Path, settings: Settings, choice: Choice
) -> tuple[Submission, Pack, Rubric, tuple[Faults, ...]]:
    try:
        grid = read_grid(workbook)
        gist = cover_of(grid)
        with rules_in_force(workbook, gist, choice):
            pack, rubric = open_rule_base(settings, *pack_and_date(workbook, gist, choice))
        submission, problems = read_submission(grid, pack)
    except Unreadable as unreadable:
        raise UnusableWorkbook(workbook, unreadable.said) from unreadable
    return _as_chosen(submission, choice), pack, rubric, (Faults(workbook, problems),)


def _read_judgements(file: Path, pack: Pack) -> tuple[Judgements, tuple[Faults, ...]]:
    try:
        judgements, problems = read_judgements(read_grid(file), pack)
    except Unreadable as unreadable:
        raise UnusableWorkbook(file, unreadable.said) from unreadable
    return judgements, (Faults(file, problems),)


def pack_and_date(workbook: Path, gist: CoverGist, choice: Choice) -> tuple[str, date]:
    """Which pack judges a workbook, and on which day: as chosen, else as its cover says.

    Raises:
        UnusableWorkbook: neither says so.
    """
    pack, on = choice.pack or gist.pack, choice.on or gist.evaluation_date
    if pack and on:
        return pack, on
    lacking = "、".join(name for name, there in (("规则包", pack), ("评估日期", on)) if not there)
    like = "" if on else "（日期如 2026-03-31）"
    raise UnusableWorkbook(
        workbook,
        Said(
            f"封面没有可用的{lacking}，无法确定适用的规则；请在封面填写{like}，或用 --pack、--on 指定",
            "the cover states no usable rule pack or evaluation date; fill them in, or name them by --pack and --on",
        ),
        gist.problems,
    )


@contextmanager
def rules_in_force(workbook: Path, gist: CoverGist, choice: Choice) -> Iterator[None]:
    """Opens the rules of pack_and_date(): a date on which they are not in force is a fault of whoever gave the date.

    Raises:
        UnusableWorkbook: they are not in force. RuleProblems: they are faulty.
    """
    try:
        yield
    except RuleProblems as faulty:
        first = next((one for one in faulty.problems if _of_period(one)), None)
        if first is None or first.en is None:
            raise
        said = Said(
            f"评估日期不在规则包的有效期内：{first.found}；请{first.repair}",
            f"the pack is not in force on the evaluation date: {first.en.found}; {first.en.repair}",
        )
        problems = gist.problems if choice.on else (*gist.problems, _not_in_force(gist, first))
        raise UnusableWorkbook(workbook, said, problems) from faulty


def _of_period(fault: RuleProblem) -> bool:
    """Whether it is the pack itself that is not in force; a rule of it may fail to be as well, from the same date."""
    return fault.code == NOT_IN_FORCE and fault.position.file.endswith("/pack.yaml")


def _not_in_force(gist: CoverGist, fault: RuleProblem) -> Problem:
    cell = gist.date_cell
    english = fault.en or fault
    allowed, repair = Said(fault.allowed, english.allowed), Said(fault.repair, english.repair)
    found = as_written(str(gist.evaluation_date))
    return Problem(Severity.ERROR, NOT_IN_FORCE, cell.sheet, cell.ref, found, allowed, repair)


def _as_chosen(submission: Submission, choice: Choice) -> Submission:
    """The submission with what the caller asked for in place of what the cover says."""
    cover = submission.cover
    if choice.pack:
        cover = replace(cover, pack=_asked(submission, "--pack", choice.pack))
    if choice.on:
        cover = replace(cover, evaluation_date=_asked(submission, "--on", choice.on))
    return replace(submission, cover=cover)


def _asked(submission: Submission, option: str, value: str | date) -> Entry:
    cell = Cell(submission.digest, "命令行", option, str(value))
    return Entry(State.VALUE, value, cell, attested_by=Attestor.ASSESSOR)


def _same_park(file: Path, submission: Submission, judgements: Judgements) -> None:
    park = str(submission.cover.park.value or "")
    if judgements.park and not park:
        raise UnusableWorkbook(
            file,
            Said(
                f"核查记录属于“{judgements.park}”，评估工作簿的封面没有园区名称，不能确认属于同一园区；请先在封面填写园区名称",
                f"the findings are of “{judgements.park}”, but the workbook's cover names no park, so they may be of "
                "another; fill in the park's name on the cover",
            ),
        )
    if judgements.park and judgements.park != park:
        raise UnusableWorkbook(
            file,
            Said(
                f"核查记录属于“{judgements.park}”，评估工作簿属于“{park}”；请核对两个文件是否属于同一园区",
                "findings sheet and workbook are of different parks; check both files",
            ),
        )


__all__ = [
    "AS_THE_COVER_SAYS",
    "Choice",
    "Disagreement",
    "Evaluated",
    "Faults",
    "NotJudgeable",
    "UnusableWorkbook",
    "evaluate",
    "findings_beside",
    "json_record",
    "neighbour",
]
