"""What the laws of a judgement are told with: cells and rows taken away, what is better, and what is asked for."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from service.assessment.assess import assess
from service.assessment.needed_inputs import needed_inputs
from service.intake.files.grid import Grid
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.problem import Problem
from service.vocabulary.state import State
from tests.assessment.cases import Case

Place = tuple[str, str]
"""Sheet and reference; of the cells of both workbooks no sheet but the cover has the same name."""

BY_RANK = (Recommendation.REJECT, Recommendation.UNDETERMINED, Recommendation.RECTIFY, Recommendation.PASS)
GRADES = ("", "不合格", "合格", "良好", "优秀")
EARNING = (Verdict.UNMET, Verdict.NEARLY_MET, Verdict.MET)
_OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)
_REF = re.compile("([A-Z]+)([0-9]+)")
FIRST_ROW = {"人工核查": 5}
"""Sheet → its first row below the headers, where that is not the fourth."""
UNREAD = ("封面", "填写说明")
"""The cover says which pack and year, the guide says nothing."""


class Told(NamedTuple):
    """What the straight line makes of two workbooks."""

    assessment: Assessment
    problems: tuple[Problem, ...]


def told(of: Case, workbook: Grid | None = None, findings: Grid | None = None) -> Told:
    """The assessment of a case, or of altered workbooks of it, with all that is wrong with them."""
    submission, problems = read_submission(workbook or of.workbook, of.pack)
    grid = findings or of.findings
    heard, doubts = (NO_JUDGEMENTS, ()) if grid is None else read_judgements(grid, of.pack)
    return Told(assess(submission, heard, of.pack, of.rubric), (*problems, *doubts))


def split(ref: str) -> tuple[str, int]:
    """Column and row of a reference."""
    found = _REF.fullmatch(ref)
    assert found
    return found[1], int(found[2])


def first_row(sheet: str) -> int:
    """Where the rows of a sheet begin."""
    return FIRST_ROW.get(sheet, 4)


def places(grid: Grid) -> list[Place]:
    """Every filled cell below the headers."""
    return [
        (name, ref)
        for name, sheet in grid.sheets.items()
        for ref in sheet.cells
        if name not in UNREAD and split(ref)[1] >= first_row(name)
    ]


def without(grid: Grid, gone: Iterable[Place]) -> Grid:
    """The workbook with some cells empty."""
    lost = set(gone)
    return replace(
        grid,
        sheets={
            name: replace(sheet, cells={ref: cell for ref, cell in sheet.cells.items() if (name, ref) not in lost})
            for name, sheet in grid.sheets.items()
        },
    )


def gains(before: Assessment, after: Assessment) -> list[str]:
    """In what the second is better than the first: conclusion, grade, score, a line of it, a finding; questions of the
    severity that withholds count too."""
    found = []
    if BY_RANK.index(after.recommendation) > BY_RANK.index(before.recommendation):
        found.append(f"{before.recommendation} → {after.recommendation}")
    if GRADES.index(after.grade) > GRADES.index(before.grade):
        found.append(f"{before.grade} → {after.grade}")
    if after.scorecard.score > before.scorecard.score:
        found.append(f"总分 {before.scorecard.score.fraction()} → {after.scorecard.score.fraction()}")
    earned = {line.rule: line for section in before.scorecard.sections for line in section.lines}
    lines = (line for section in after.scorecard.sections for line in section.lines)
    found += [f"得分 {line.rule}" for line in lines if line.points > earned[line.rule].points]
    old = {finding.key: finding for finding in before.findings}
    return found + [f"{one.key}" for one in after.findings if _gained(old[one.key], one)]


def _gained(before: Finding, after: Finding) -> bool:
    if before.theme is Theme.CREDIBILITY:
        return before.open and before.severity == "high" and not after.open
    if before.effect is Effect.REJECT and after.effect is not Effect.REJECT:
        return True
    level = [EARNING.index(one.verdict) if one.verdict in EARNING else -1 for one in (before, after)]
    return level[1] > level[0] or _attained(before, after)


def _attained(before: Finding, after: Finding) -> bool:
    old, new = (
        next((_number(fact) for fact in one.facts if fact.name == "attainment"), None) for one in (before, after)
    )
    return old is not None and new is not None and new.number > old.number


def _number(fact: Fact) -> Fact | None:
    return fact if fact.state is State.VALUE else None


def asked_for(of: Case, said: Told) -> set[Place]:
    """Every place that the reader is sent to: by the list of what is needed, by an open question, by a judgement that
    cannot be made, or by a problem of a workbook."""
    needed = needed_inputs(said.assessment, of.pack)
    waiting = (one for one in said.assessment.findings if one.open or one.verdict in _OPEN)
    cells = [cell for one in needed for cell in (*one.cells, *one.instead)]
    cells += [cell for one in waiting for cell in one.cells()]
    return {(cell.sheet, cell.ref) for cell in cells} | {(one.sheet, one.ref) for one in said.problems}


def silent_gains(of: Case, before: Assessment, after: Told, gone: Iterable[Place]) -> list[str]:
    """What got better though something was taken away, and nothing sends the reader there. A row without its key is
    told at its first cell or at the head of its sheet."""
    found = gains(before, after.assessment)
    if not found:
        return []
    told_at = asked_for(of, after)
    named = {(sheet, split(ref)[1]) for sheet, ref in told_at}
    heads = {(sheet, first_row(sheet) - 1) for sheet, _ in gone}
    rows = {(sheet, split(ref)[1]) for sheet, ref in gone}
    return [] if (rows | heads) & named else found


def rows(grid: Grid) -> list[tuple[str, int]]:
    """(sheet, row) of every row below the headers that says something."""
    return list(dict.fromkeys((sheet, split(ref)[1]) for sheet, ref in places(grid)))
