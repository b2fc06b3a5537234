"""The elementary cells of a column: the smallest ranges no test of a table tells apart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from service.rulelang.tables import Interval, NumberTest, Table, TextTest

NumberCell = Interval
TextCell = str
ElementaryCell = NumberCell | TextCell


def thresholds(table: Table, attribute: str) -> tuple[Decimal, ...]:
    """Every finite end of an interval that a row tests this attribute against, rising."""
    tests = (row.tests.get(attribute) for row in table.rows)
    intervals = (i for test in tests if isinstance(test, NumberTest) for i in test.intervals)
    return tuple(sorted({end for i in intervals for end in (i.low, i.high) if end is not None}))


def elementary_cells(table: Table, attribute: str) -> tuple[ElementaryCell, ...]:
    """(-∞..t₁) [t₁] (t₁..t₂) … (tₙ..∞) for a number, each value for a text."""
    column = table.attribute(attribute)
    if column.kind == "text":
        return column.values
    marks = thresholds(table, attribute)
    if not marks:
        return (Interval(None, False, None, False),)
    cells = [Interval(None, False, marks[0], False)]
    for low, high in zip(marks, (*marks[1:], None), strict=True):
        cells += [Interval(low, True, low, True), Interval(low, False, high, False)]
    return tuple(cells)


def covers(test: NumberTest | TextTest, cell: ElementaryCell) -> bool:
    """Whether an elementary cell lies inside a test (it lies inside or outside as a whole)."""
    if isinstance(test, TextTest):
        return cell in test.values
    assert isinstance(cell, Interval)
    return any(_inside(cell, whole) for whole in test.intervals)


def merged(cells: Iterable[Interval]) -> tuple[Interval, ...]:
    """Neighbouring cells, given in rising order, joined into as few intervals as possible."""
    joined: list[Interval] = []
    for cell in cells:
        if joined and joined[-1].high == cell.low and joined[-1].high_closed != cell.low_closed:
            last = joined.pop()
            cell = Interval(last.low, last.low_closed, cell.high, cell.high_closed)
        joined.append(cell)
    return tuple(joined)


def _inside(cell: Interval, whole: Interval) -> bool:
    return _low_within(cell, whole) and _high_within(cell, whole)


def _low_within(cell: Interval, whole: Interval) -> bool:
    if whole.low is None:
        return True
    if cell.low is None or cell.low < whole.low:
        return False
    return cell.low > whole.low or whole.low_closed or not cell.low_closed


def _high_within(cell: Interval, whole: Interval) -> bool:
    if whole.high is None:
        return True
    if cell.high is None or cell.high > whole.high:
        return False
    return cell.high < whole.high or whole.high_closed or not cell.high_closed
