"""The trace: from the recommendation down to the cells, and from a cell up to the lines that rest on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.finding import Finding, Theme
from service.vocabulary.scorecard import ScoreLine, ScoreSection

FROM_SCORECARD = frozenset({"score", "completeness", "grade"})
FROM_GATES = frozenset({"reject", "withhold"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an assessment and the lines it rests on directly.

    ids: `recommendation`, `decision:<rule>`, `grade`, `score`, `completeness`, `section:<code>`, `score:<rule>`,
    `finding:<rule>/<subject>`. `cells` are those the line itself reads.
    """

    id: str
    title: str
    rests_on: tuple[str, ...]
    cells: tuple[Cell, ...] = ()


def trace(assessment: Assessment) -> dict[str, Line]:
    """Every line by id, the recommendation first."""
    return {line.id: line for line in _lines(assessment)}


def cells_of(lines: dict[str, Line], line_id: str) -> frozenset[Cell]:
    """Every cell that a line rests on, through all lines below it."""
    return frozenset(cell for line in _below(lines, line_id) for cell in line.cells)


def resting_on(lines: dict[str, Line], touched: Callable[[Cell], bool]) -> frozenset[str]:
    """The ids of all lines that rest on a cell for which `touched` is true."""
    return frozenset(i for i in lines if any(touched(c) for line in _below(lines, i) for c in line.cells))


def finding_id(finding: Finding) -> str:
    """The line id of a finding."""
    kind = "decision" if finding.theme is Theme.DECISION else "finding"
    return f"{kind}:{finding.rule}/{finding.subject}"


def _lines(assessment: Assessment) -> Iterator[Line]:
    card, decision = assessment.scorecard, assessment.decision
    yield Line("recommendation", assessment.recommendation.value, (finding_id(decision),))
    yield _finding(decision, assessment)
    sections = tuple(f"section:{s.code}" for s in card.sections)
    yield Line("grade", card.grade, ("score", *sections))
    yield Line("score", card.arithmetic, sections)
    yield Line("completeness", "完整度", sections)
    for section in card.sections:
        yield _section(section)
        yield from (_score_line(line) for line in section.lines)
    for finding in assessment.findings:
        yield _finding(finding, assessment)


def _section(section: ScoreSection) -> Line:
    return Line(f"section:{section.code}", section.title, tuple(f"score:{line.rule}" for line in section.lines))


def _score_line(line: ScoreLine) -> Line:
    return Line(f"score:{line.rule}", line.title, tuple(f"finding:{rule}/{subject}" for rule, subject in line.findings))


def _finding(finding: Finding, assessment: Assessment) -> Line:
    names = {fact.name for fact in finding.facts}
    rests_on = tuple(sorted(names & FROM_SCORECARD))
    if names & FROM_GATES:
        rests_on += tuple(finding_id(gate) for gate in assessment.gates)
    return Line(finding_id(finding), finding.title, rests_on, finding.cells())


def _below(lines: dict[str, Line], line_id: str) -> Iterator[Line]:
    """A line and all lines under it, each once."""
    waiting, seen = [line_id], {line_id}
    while waiting:
        line = lines[waiting.pop()]
        yield line
        fresh = [i for i in line.rests_on if i not in seen]
        seen.update(fresh)
        waiting += fresh
