"""Whether two tables over the same columns say the same, and an input that tells them apart where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from service.rulelang.cells import Axis, axis_of
from service.rulelang.tables import Attribute, Row, Table, Test
from service.vocabulary.state import State

Witness = Mapping[str, Decimal | str | State]


def same_tests(column: Attribute, one: Test | None, other: Test | None) -> bool:
    """Whether two tests of a column hold for the same values of its domain."""
    return all(rows in (0, 0b11) for rows in axis_of(column, [one, other]).rows)


def telling_apart(one: Table, other: Table) -> Iterator[Witness]:
    """Inputs to which the tables give different verdicts; none when there are none. Exact: the rows of each table are
    exclusive and exhaustive, so the tables differ where a row of one shares values with a row of another verdict of
    the other, or where only one of the two needs a column that may be missing."""
    rows = (*one.rows, *other.rows)
    axes = [axis_of(column, [row.tests.get(column.name) for row in rows]) for column in one.attributes]
    for left, mine in enumerate(one.rows):
        for right, theirs in enumerate(other.rows, start=len(one.rows)):
            witness = _shared(axes, 1 << left | 1 << right)
            if witness is not None and mine.outcome != theirs.outcome:
                yield witness
            elif witness is not None and mine.tests.keys() != theirs.tests.keys():
                yield {**witness, **_without(mine, theirs)}


def _shared(axes: list[Axis], both: int) -> dict[str, Decimal | str | State] | None:
    """One value for each column for which both rows hold; values at a threshold before others."""
    values: dict[str, Decimal | str | State] = {}
    for axis in axes:
        cells = [place for place, rows in enumerate(axis.rows) if rows & both == both]
        if not cells:
            return None
        values[axis.name] = axis.value(min(cells, key=lambda place: not _is_point(axis, place)))
    return values


def _is_point(axis: Axis, place: int) -> bool:
    cell = axis.cells[place]
    return isinstance(cell, str) or (cell.low is not None and cell.low == cell.high)


def _without(mine: Row, theirs: Row) -> Witness:
    return dict.fromkeys(mine.tests.keys() ^ theirs.tests.keys(), State.MISSING)
