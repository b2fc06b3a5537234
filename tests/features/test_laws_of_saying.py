"""The same thing said differently is judged the same, and leads to the same cells wherever they went."""

import re
from collections.abc import Iterator

import pytest

from service.intake.files.grid import Grid
from service.vocabulary.assessment import Assessment
from tests.assessment.cases import COMPLETE, case
from tests.features.laws import told
from tests.features.restated import CELLS, ROWS, each, moved, other_order, other_seats

_ROW = re.compile("![A-Z]+[0-9]+|第[0-9]+行")


def judged(of: Assessment) -> Iterator[object]:
    """All that is concluded and shown, but for the places of cells."""
    yield of.recommendation, of.grade, of.deadline, of.scorecard
    yield sorted((_ROW.sub("", one.need), one.rule, one.subject) for one in of.needs)
    for one in (*of.findings, of.decision):
        facts = [(fact.name, fact.state, fact.value, fact.unit) for fact in one.facts]
        texts = [one.cause, one.required, one.actual, one.gap, one.because, one.closing]
        yield one.key, one.verdict, one.row, one.effect, one.open, [_ROW.sub("", text) for text in texts], facts


def same(name: str, workbook: Grid | None = None, findings: Grid | None = None) -> Assessment:
    """The assessment of other workbooks, which is the same as that of the case."""
    after = told(case(name), workbook, findings).assessment
    for one, other in zip(judged(case(name).assessment()), judged(after), strict=True):
        assert one == other
    return after


def ways(every: bool = False) -> list[tuple[str, str]]:
    """(case, way); of the many cases each way takes one."""
    names = [*CELLS, *ROWS]
    return [
        (case, way) for place, way in enumerate(names) for case in (COMPLETE if every else COMPLETE[place % 3 :][:1])
    ]


def check(name: str, way: str) -> None:
    """A case said in one way."""
    of = case(name)
    assert of.findings is not None
    if way in CELLS:
        workbook, findings = each(of.workbook, CELLS[way]), each(of.findings, CELLS[way])
        assert workbook != of.workbook, "nothing is said differently"
        same(name, workbook, findings)
        return
    workbook, findings = moved(of.workbook, ROWS[way]), moved(of.findings, ROWS[way])
    after = same(name, workbook, findings)
    grids = {of.workbook.digest: workbook, of.findings.digest: findings}
    for finding in after.findings:
        for cell in finding.cells():
            assert cell.raw.strip() == grids[cell.document].sheets[cell.sheet].at(cell.ref).text.strip()


@pytest.mark.parametrize(("name", "way"), ways())
def test_no_way_of_writing_counts(name: str, way: str) -> None:
    check(name, way)


@pytest.mark.parametrize("name", COMPLETE)
def test_no_order_of_sheets_or_experts_counts(name: str) -> None:
    of = case(name)
    assert of.findings is not None
    same(name, other_order(of.workbook), other_seats(other_order(of.findings)))
