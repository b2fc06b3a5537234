"""The trace predicts exactly which lines a changed cell changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import pytest

from service.assessment.assess import assess
from service.assessment.trace import cells_of, finding_id, resting_on, trace
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission
from tests.assessment.altering import altered, changed_findings, lines_by_cell, numeric_cells, restated, scored
from tests.assessment.cases import COMPLETE, Case, case

PARTS = 4


def test_the_recommendation_rests_on_every_scored_finding_and_every_gate() -> None:
    assessment = case("pass").assessment()
    lines = trace(assessment)
    assert next(iter(lines)) == "recommendation"
    below = cells_of(lines, "recommendation")
    scored_keys = {key for s in assessment.scorecard.sections for line in s.lines for key in line.findings}
    for finding in assessment.findings:
        if finding.key in scored_keys or finding in assessment.gates:
            assert set(finding.cells()) <= below, finding.key


def test_every_line_that_rests_on_another_finds_it() -> None:
    lines = trace(case("rectify").assessment())
    assert all(below in lines for line in lines.values() for below in line.rests_on)


def test_every_value_of_a_complete_case_leads_to_a_cell() -> None:
    assessment = case("pass").assessment()
    silent = [finding_id(f) for f in assessment.findings if not f.cells() and not f.subject.startswith("case")]
    assert not silent


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", COMPLETE)
def test_altering_a_number_changes_the_lines_that_the_trace_names_and_no_other(name: str, part: int) -> None:
    """Every numeric cell of the workbook in turn; findings change exactly, scores at most, as predicted."""
    watched = Watched.of(name)
    for cell in numeric_cells(watched.submission)[part::PARTS]:
        watched.look(cell, restated(watched.submission, cell), watched.judgements)


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_a_number_of_the_findings_workbook_does_so_too(name: str) -> None:
    watched = Watched.of(name)
    for cell in numeric_cells(watched.judgements):
        watched.look(cell, watched.submission, restated(watched.judgements, cell))


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_the_cell_of_the_file_itself_is_predicted_too(name: str) -> None:
    """The way from the file to the submission, on every fortieth number: nothing else changes on that way."""
    watched = Watched.of(name)
    told = watched.told
    for cell in numeric_cells(watched.submission)[::40]:
        after = told.assessment(workbook=altered(told.workbook, cell))
        assert changed_findings(watched.before, after) <= watched.predicted(cell), cell


@dataclass(frozen=True)
class Watched:
    """A complete case and what its trace says of it."""

    told: Case
    submission: Submission
    judgements: Judgements
    before: Assessment
    scores: Mapping[str, object]
    reading: Mapping[str, frozenset[tuple[str, str]]]
    resting: Mapping[tuple[str, str], frozenset[str]]

    @classmethod
    def of(cls, name: str) -> Self:
        """An example case, assessed and traced."""
        told = case(name)
        submission, judgements = told.submission(), told.judgements()
        before = assess(submission, judgements, told.pack, told.rubric)
        lines = trace(before)
        reading = {i: frozenset((c.sheet, c.ref) for c in line.cells) for i, line in lines.items() if line.cells}
        return cls(told, submission, judgements, before, scored(before), reading, lines_by_cell(lines))

    def predicted(self, cell: Cell) -> frozenset[str]:
        """The ids of the lines that rest on a cell."""
        return self.resting.get((cell.sheet, cell.ref), frozenset())

    def look(self, cell: Cell, submission: Submission, judgements: Judgements) -> None:
        """What changed is what was predicted.

        A finding that reads only the score or the number of gates, and a line of the score, may stay as it is when
        what it rests on changes.
        """
        after = assess(submission, judgements, self.told.pack, self.told.rubric)
        changed = changed_findings(self.before, after)
        reads_it = {i for i, cells in self.reading.items() if (cell.sheet, cell.ref) in cells}
        rescored = {i for i, line in scored(after).items() if line != self.scores[i]}
        assert changed - self.predicted(cell) == set(), f"{cell}：变了，追溯图没有预告"
        assert reads_it - changed == set(), f"{cell}：没有变，追溯图预告了"
        assert rescored - self.predicted(cell) == set(), f"{cell}：得分变了，追溯图没有预告"


def test_every_line_under_a_cell_is_found_from_the_cell() -> None:
    watched = Watched.of("pass")
    lines = trace(watched.before)
    cell = numeric_cells(watched.submission)[-1]
    here = (cell.sheet, cell.ref)
    assert resting_on(lines, lambda other: (other.sheet, other.ref) == here) == watched.predicted(cell)


def test_a_case_is_what_it_was_when_nothing_is_altered() -> None:
    watched = Watched.of("pass")
    assert not changed_findings(watched.before, watched.told.assessment())
