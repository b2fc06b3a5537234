"""Whether two tables over the same columns, or two tests of a column, say the same."""

from __future__ import annotations

from service.rulelang.cells import axis_of
from service.rulelang.diff.regions import differing_regions
from service.rulelang.tables import Attribute, Table, Test


def same_tests(column: Attribute, one: Test | None, other: Test | None) -> bool:
    """Whether two tests of a column hold for the same values of its domain."""
    return all(rows in (0, 0b11) for rows in axis_of(column, [one, other]).rows)


def same_tables(one: Table, other: Table) -> bool:
    """Whether two tables judge every input alike, inputs without a value included. Exact where the rows of each are
    exclusive and exhaustive."""
    return one == other or not differing_regions(one, other)
