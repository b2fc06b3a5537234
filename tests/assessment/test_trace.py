"""The trace predicts exactly which lines a changed cell changes."""

import pytest

from service.assessment.trace import cells_of, finding_id, resting_on, trace
from tests.assessment.altering import altered, changed_findings, numeric_cells, restated
from tests.assessment.cases import COMPLETE, case
from tests.assessment.watched import Watched, every

STEP, FILE_STEP = 90, 400
"""Every so many-th number of a column, and of a file; the others have their turn in a soak."""


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


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_a_number_changes_the_lines_that_the_trace_names_and_no_other(name: str) -> None:
    """Numeric cells of every column of every sheet; findings change exactly, scores at most, as predicted."""
    watched = Watched.of(name)
    for cell in every(STEP, numeric_cells(watched.submission)):
        watched.look(cell, restated(watched.submission, cell), watched.judgements)


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_a_number_of_the_findings_workbook_does_so_too(name: str) -> None:
    watched = Watched.of(name)
    for cell in numeric_cells(watched.judgements):
        watched.look(cell, watched.submission, restated(watched.judgements, cell))


@pytest.mark.parametrize("name", COMPLETE)
def test_altering_the_cell_of_the_file_itself_is_predicted_too(name: str) -> None:
    """The way from the file to the submission, on some numbers: nothing else changes on that way."""
    watched = Watched.of(name)
    told = watched.told
    for cell in numeric_cells(watched.submission)[::FILE_STEP]:
        after = told.assessment(workbook=altered(told.workbook, cell))
        assert changed_findings(watched.before, after) <= watched.predicted(cell), cell


def test_every_line_under_a_cell_is_found_from_the_cell() -> None:
    watched = Watched.of("pass")
    lines = trace(watched.before)
    cell = numeric_cells(watched.submission)[-1]
    here = (cell.sheet, cell.ref)
    assert resting_on(lines, lambda other: (other.sheet, other.ref) == here) == watched.predicted(cell)


def test_a_case_is_what_it_was_when_nothing_is_altered() -> None:
    watched = Watched.of("pass")
    assert not changed_findings(watched.before, watched.told.assessment())
