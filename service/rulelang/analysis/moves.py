"""Does an outcome fall when one column moves? Decided over all elementary cells of a table, none left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import NamedTuple

from service.rulelang.cells import axis_of
from service.rulelang.sweep import Sweep, bits
from service.rulelang.tables import Row, Table
from service.vocabulary.state import State

_Path = tuple[int | None, ...]
"""A cell for each of some columns, None for a column without a value."""

Ranks = tuple[int | None, int | None]
"""The ranks of the outcomes before and after a move; None where an outcome has no rank."""

Test = Callable[[int, int], bool]


class Step(NamedTuple):
    """A move that was looked for: the input before and after it as a person writes it, and the row that applies then
    (None where none does for want of a value)."""

    start: Mapping[str, str]
    end: Mapping[str, str]
    before: Row | None
    after: Row | None


class Moves:
    """All moves of single columns of one table whose rows are exclusive and exhaustive.

    `ranks`: outcome → rank; `without`: the rank of what comes of missing values. Inputs differ in what row applies,
    so rows are followed column by column, as sets, and only where a move changes them.
    """

    def __init__(self, table: Table, ranks: Mapping[str, int], without: int | None) -> None:
        self._table = table
        self._names = [column.name for column in table.attributes]
        self._sweeps = [Sweep(axis_of(c, [row.tests.get(c.name) for row in table.rows])) for c in table.attributes]
        self._untested = [self._not_testing(name) for name in self._names]
        self._rank = [ranks.get(row.outcome) for row in table.rows]
        self._without = without
        self.looked_at = 0

    def along(self, column: str) -> list[tuple[int, int]]:
        """Each step of a number column upwards: the last cell of a segment and the first of the next."""
        sweep = self._sweeps[self._names.index(column)]
        segments = sweep.segments(self._all)
        return [(one.last, other.first) for one, other in pairwise(segments)]

    def between(self, column: str, classes: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        """Each step of a word column from a value of one class to a value of the next that the column can have."""
        cells = self._sweeps[self._names.index(column)].axis.cells
        present = [[i for i, word in enumerate(cells) if word in group] for group in classes]
        filled = [group for group in present if group]
        return [(worse, better) for low, high in pairwise(filled) for worse in low for better in high]

    def first(self, column: str, steps: Sequence[tuple[int, int]], wanted: Test) -> Step | None:
        """The first step at which the ranks before and after are as `wanted`, whatever the other columns are."""
        place = self._names.index(column)
        others = [index for index in range(len(self._names)) if index != place]
        search = self._search_for(others, wanted)
        held = self._sweeps[place].axis.rows
        for before, after in steps:
            path = search(0, held[before], held[after], False) if held[before] != held[after] else None
            if path is not None:
                return self._step(place, others, path, (before, after))
        return None

    def _search_for(self, others: list[int], wanted: Test) -> Callable[[int, int, int, bool], _Path | None]:
        @cache
        def search(depth: int, before: int, after: int, lacking: bool) -> _Path | None:
            self.looked_at += 1
            if depth == len(others):
                ranks = self._rank_of(before, lacking), self._rank_of(after, lacking)
                return () if _holds(wanted, *ranks) else None
            moved = before ^ after
            for cell, rows, known in self._ways(others[depth], before | after):
                if rows & moved:
                    rest = search(depth + 1, before & rows, after & rows, lacking or not known)
                    if rest is not None:
                        return (cell, *rest)
            return None

        return search

    def _ways(self, place: int, rows: int) -> Iterator[tuple[int | None, int, bool]]:
        """Each segment of a column, and the column without a value: a cell of it, the rows that then hold."""
        starts, held = self._sweeps[place].changes(rows)
        yield from zip(starts, held, repeat(True))
        yield None, self._untested[place], False

    def _rank_of(self, rows: int, lacking: bool) -> int | None:
        if rows.bit_count() == 1:
            return self._rank[rows.bit_length() - 1]
        return self._without if lacking and not rows else None

    def _step(self, place: int, others: list[int], path: _Path, move: tuple[int, int]) -> Step:
        fixed = dict(zip(others, path, strict=True))
        start, end = (fixed | {place: cell} for cell in move)
        return Step(self._input(start), self._input(end), self._row(start), self._row(end))

    def _input(self, cells: Mapping[int, int | None]) -> Mapping[str, str]:
        return {name: self._value(place, cells[place]) for place, name in enumerate(self._names)}

    def _value(self, place: int, cell: int | None) -> str:
        return State.MISSING.value if cell is None else self._sweeps[place].axis.witness(cell)

    def _row(self, cells: Mapping[int, int | None]) -> Row | None:
        rows = self._all
        for place, cell in cells.items():
            rows &= self._untested[place] if cell is None else self._sweeps[place].axis.rows[cell]
        return next((self._table.rows[index] for index in bits(rows)), None)

    @property
    def _all(self) -> int:
        return (1 << len(self._table.rows)) - 1

    def _not_testing(self, name: str) -> int:
        return sum(1 << index for index, row in enumerate(self._table.rows) if name not in row.tests)


def _holds(wanted: Test, before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and wanted(before, after)
