"""The trace predicts exactly which lines a changed cell changes."""

from collections.abc import Callable
from typing import Any

import pytest

from service.assessment.assess import assess
from service.assessment.trace import Line, cells_of, finding_id, resting_on, trace
from service.vocabulary.cell import Cell
from tests.assessment.altering import altered, numeric_cells, restated, said, scored
from tests.assessment.cases import COMPLETE, Case, case

PARTS = 4
Lines = dict[str, Any]


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
    told = case(name)
    submission, judgements = told.submission(), told.judgements()
    before = assess(submission, judgements, told.pack, told.rubric)
    lines, said_before, scored_before = trace(before), said(before), scored(before)
    wrong: list[str] = []
    for cell in numeric_cells(submission)[part::PARTS]:
        after = assess(restated(submission, cell), judgements, told.pack, told.rubric)
        wrong += _unpredicted(cell, lines, said_before, said(after))
        touched = resting_on(lines, _is(cell))
        changed = {i for i, line in scored(after).items() if line != scored_before[i]}
        wrong += [f"{cell}：{i} 的得分变了，追溯图没有预告" for i in sorted(changed - touched)]
    assert not wrong


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_a_number_of_the_findings_workbook_does_so_too(name: str) -> None:
    told = case(name)
    submission, judgements = told.submission(), told.judgements()
    before = assess(submission, judgements, told.pack, told.rubric)
    lines, said_before = trace(before), said(before)
    wrong: list[str] = []
    for cell in numeric_cells(judgements):
        after = assess(submission, restated(judgements, cell), told.pack, told.rubric)
        wrong += _unpredicted(cell, lines, said_before, said(after))
    assert not wrong


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_the_cell_of_the_file_itself_is_predicted_too(name: str) -> None:
    """The way from the file to the submission, on every fortieth number: nothing else changes on that way."""
    told = case(name)
    before = told.assessment()
    lines, said_before = trace(before), said(before)
    for cell in numeric_cells(told.submission())[::40]:
        after = said(told.assessment(workbook=altered(told.workbook, cell)))
        changed = {i for i in said_before if said_before[i] != after[i]}
        assert changed <= resting_on(lines, _is(cell)), cell


def _unpredicted(cell: Cell, lines: dict[str, Line], before: Lines, after: Lines) -> list[str]:
    """Findings that changed without being named, or that read the cell themselves and did not change.

    A finding that reads only the score or the number of gates may stay as it is when these do.
    """
    predicted = {i for i in resting_on(lines, _is(cell)) if i in before}
    reading = {i for i in before if any(_is(cell)(other) for other in lines[i].cells)}
    changed = {i for i in before if before[i] != after[i]}
    return [f"{cell}：{i} 变了，追溯图没有预告" for i in changed - predicted] + [
        f"{cell}：{i} 没有变，追溯图预告了" for i in reading - changed
    ]


def _is(cell: Cell) -> Callable[[Cell], bool]:
    return lambda other: (other.document, other.sheet, other.ref) == (cell.document, cell.sheet, cell.ref)


def test_a_case_is_what_it_was_when_nothing_is_altered() -> None:
    told: Case = case("pass")
    assert said(told.assessment()) == said(told.assessment())
