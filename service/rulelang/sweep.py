"""One column of a table swept from end to end: where the rows that apply change, for any choice of rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from service.rulelang.cells import Axis


class Segment(NamedTuple):
    """Neighbouring cells `first` … `last` throughout which the same `rows` (a bit each) hold."""

    first: int
    last: int
    rows: int


class Sweep:
    """An axis with the cells at which each row begins or ends to hold, so that few rows are swept in few steps."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis

    @cached_property
    def _switches(self) -> dict[int, list[int]]:
        """Row → the cells at which it begins to hold or no longer does."""
        switches: dict[int, list[int]] = {}
        before = 0
        for cell, rows in enumerate(self.axis.rows):
            for row in bits(before ^ rows):
                switches.setdefault(row, []).append(cell)
            before = rows
        return switches

    def segments(self, rows: int) -> list[Segment]:
        """The whole column as segments, only these rows considered."""
        starts, found = self.changes(rows)
        ends = [*(start - 1 for start in starts[1:]), len(self.axis.rows) - 1]
        return list(map(Segment, starts, ends, found))

    def changes(self, rows: int) -> tuple[list[int], list[int]]:
        """(the first cells of the segments, the rows of each), only these rows considered."""
        held = self.axis.rows
        starts: list[int] = []
        found: list[int] = []
        last = -1
        for cell in self._places(rows):
            here = held[cell] & rows
            if here != last:
                starts.append(cell)
                found.append(here)
                last = here
        return starts, found

    def _places(self, rows: int) -> range | list[int]:
        if 2 * rows.bit_count() >= len(self.axis.rows):
            return range(len(self.axis.rows))
        switches = self._switches
        places = {0}
        for row in bits(rows):
            places.update(switches.get(row, ()))
        return sorted(places)


def bits(rows: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while rows:
        low = rows & -rows
        yield low.bit_length() - 1
        rows ^= low
