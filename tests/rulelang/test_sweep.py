"""Segments of a column: the same rows throughout, whatever rows are looked at."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.cells import axis_of
from service.rulelang.sweep import Sweep, bits
from service.rulelang.tables import Table
from tests.rulelang.strategies import tables


@given(tables(), st.integers(0, 15))
def test_segments_cover_the_column_and_hold_the_rows_of_their_cells(table: Table, rows: int) -> None:
    for column in table.attributes:
        axis = axis_of(column, [row.tests.get(column.name) for row in table.rows])
        segments = Sweep(axis).segments(rows)
        told = [segment.rows for segment in segments for _ in range(segment.first, segment.last + 1)]
        assert told == [held & rows for held in axis.rows]
        assert all(one.rows != other.rows for one, other in itertools.pairwise(segments))


@given(st.sets(st.integers(0, 200)))
def test_bits_are_the_members(members: set[int]) -> None:
    assert list(bits(sum(1 << member for member in members))) == sorted(members)
