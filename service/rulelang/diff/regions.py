"""Where two tables come to different outcomes: maximal ranges over the common cells of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from service.authoring.position import Position
from service.rulelang.cells import Axis, axis_of
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest

BY_STATE = ""
"""The outcome where no row applies because a column has no value: the states decide (无法评价, 不适用 …)."""

IMPOSSIBLE = "impossible"
"""The outcome where the table's own domain has no such value: an answer, a grade or a number only the other side
knows."""

ABSENT = "missing"
"""How an example writes that a column has no value."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What one column is in a region: an interval, some words, no value at all, or (nothing given) anything."""

    column: Attribute
    interval: Interval | None = None
    words: tuple[str, ...] = ()
    absent: bool = False

    @property
    def anything(self) -> bool:
        """Whether the column does not matter."""
        return self.interval is None and not self.words and not self.absent


@dataclass(frozen=True, slots=True)
class Region:
    """Inputs for which the outcome differs: all of `extents` together, in the order of the columns.

    `witness` is one such input, attribute → value as an example writes it; `rows` the table rows that judge it, before
    and after, None where none applies.
    """

    extents: tuple[Extent, ...]
    before: str
    after: str
    witness: tuple[tuple[str, str], ...]
    rows: tuple[Position | None, Position | None]


class _Side(NamedTuple):
    """One table's rows among the bits of a mask: `first` is its first row's bit, `known` the bit that says that the
    table's domain has the values."""

    rows: Sequence[Row]
    first: int
    known: int

    def row(self, mask: int) -> Row | None:
        """The row that applies; None when none does."""
        if not self.knows(mask):
            return None
        applying = mask >> self.first & ((1 << len(self.rows)) - 1)
        return self.rows[applying.bit_length() - 1] if applying else None

    def knows(self, mask: int) -> bool:
        """Whether the table's domain has the values."""
        return bool(mask >> self.known & 1)

    def outcome(self, mask: int) -> str:
        """What the table comes to where these rows apply."""
        if not self.knows(mask):
            return IMPOSSIBLE
        row = self.row(mask)
        return BY_STATE if row is None else row.outcome


_Cells = tuple[int, ...]
_Box = tuple[_Cells, ...]
_Found = tuple[tuple[_Box, tuple[str, str]], ...]


def differing_regions(before: Table, after: Table) -> tuple[Region, ...]:
    """All inputs the two tables judge differently, as disjoint maximal regions; a column only one of them reads is
    anything to the other.

    Both tables must be exclusive and exhaustive, and columns of one name of one kind and unit.
    """
    return _Comparison(before, after).regions()


def regions_of(table: Table, outcome: str) -> tuple[Region, ...]:
    """The inputs a table gives one outcome, as disjoint maximal regions."""
    without = tuple(replace(row, outcome=IMPOSSIBLE) if row.outcome == outcome else row for row in table.rows)
    return differing_regions(table, replace(table, rows=without))


def combined_columns(before: Table, after: Table) -> tuple[Attribute, ...]:
    """The columns of both, first those of `before`; what both read has the values that either can have."""
    other = {column.name: column for column in after.attributes}
    shared = [_combined(column, other.pop(column.name, column)) for column in before.attributes]
    return (*shared, *other.values())


def _combined(one: Attribute, other: Attribute) -> Attribute:
    return replace(
        one,
        values=tuple(dict.fromkeys((*one.values, *other.values))),
        low=None if one.low is None or other.low is None else min(one.low, other.low),
        high=None if one.high is None or other.high is None else max(one.high, other.high),
        whole=one.whole and other.whole,
    )


class _Column(NamedTuple):
    """An axis with one more cell for no value; `rows[i]` are the bits that hold in cell i."""

    axis: Axis
    rows: tuple[int, ...]

    @property
    def absent(self) -> int:
        """The number of the cell that stands for no value."""
        return len(self.axis.cells)

    @property
    def ordered(self) -> bool:
        """Whether neighbouring cells are neighbouring values."""
        return self.axis.attribute.kind == "number"


class _Comparison:
    """Follows the applying rows of both tables through the columns, by name, so that exchanging the tables exchanges
    the answer."""

    def __init__(self, before: Table, after: Table) -> None:
        self._order = [column.name for column in combined_columns(before, after)]
        size = len(before.rows)
        known = size + len(after.rows)
        self._before, self._after = _Side(before.rows, 0, known), _Side(after.rows, size, known + 1)
        columns = sorted(combined_columns(before, after), key=lambda column: column.name)
        self._columns = [_column(column, before, after) for column in columns]
        self._all = (1 << (known + 2)) - 1
        self._from = lru_cache(maxsize=None)(self._search)

    def regions(self) -> tuple[Region, ...]:
        """All regions, merged, by their place in the columns."""
        found = self._from(0, self._all)
        return tuple(self._region(box, outcomes) for box, outcomes in sorted(_merged(found, self._columns)))

    def _search(self, place: int, rows: int) -> _Found:
        if place == len(self._columns):
            outcomes = (self._before.outcome(rows), self._after.outcome(rows))
            return () if outcomes[0] == outcomes[1] else (((), outcomes),)
        column = self._columns[place]
        below = [self._from(place + 1, rows & mask) for mask in column.rows]
        return tuple(((cells, *box), outcomes) for cells, found in _groups(column, below) for box, outcomes in found)

    def _region(self, box: _Box, outcomes: tuple[str, str]) -> Region:
        named = {column.axis.name: (column, cells) for column, cells in zip(self._columns, box, strict=True)}
        mask, witness = self._all, []
        for name in self._order:
            column, cells = named[name]
            mask &= column.rows[cells[0]]
            witness.append((name, ABSENT if cells[0] == column.absent else column.axis.witness(cells[0])))
        rows = (self._before.row(mask), self._after.row(mask))
        places = tuple(None if row is None else row.position for row in rows)
        extents = tuple(_extent(*named[name]) for name in self._order)
        return Region(extents, *outcomes, tuple(witness), (places[0], places[1]))


def _column(column: Attribute, before: Table, after: Table) -> _Column:
    """Each cell has the bits of the rows whose test holds, and of the tables that know the value."""
    rows = (*before.rows, *after.rows)
    tests = [row.tests.get(column.name) for row in rows]
    axis = axis_of(column, [*tests, *(_domain(column.name, table) for table in (before, after))])
    held = dict(zip(axis.cells, axis.rows, strict=True))
    if column.kind == "text":
        axis = replace(axis, cells=tuple(sorted(column.values)))
    masks = [held[cell] for cell in axis.cells]
    untested = sum(1 << index for index, test in enumerate(tests) if test is None)
    return _Column(axis, (*masks, untested | 0b11 << len(rows)))


def _domain(name: str, table: Table) -> Test | None:
    """What a table knows of a column, as a test; None where it does not read it."""
    own = next((column for column in table.attributes if column.name == name), None)
    if own is None:
        return None
    if own.kind == "text":
        return TextTest(frozenset(own.values), "")
    return NumberTest((Interval(own.low, own.low is not None, own.high, own.high is not None),), "")


def _groups(column: _Column, below: Sequence[_Found]) -> Iterator[tuple[_Cells, _Found]]:
    """Cells below which the same is found, told as one where they can be."""
    for found in dict.fromkeys(below):
        for cells in _runs(column, [(cell,) for cell, other in enumerate(below) if other == found]):
            yield cells, found


def _runs(column: _Column, parts: Sequence[_Cells]) -> list[_Cells]:
    """The parts put together where they can be told in one: neighbours of a number, any words; no value stays apart
    unless nothing else is left out."""
    cells = sorted(cell for part in parts for cell in part)
    if len(cells) == column.absent + 1:
        return [tuple(cells)]
    runs: list[list[int]] = []
    for cell in cells:
        joins = cell != column.absent and (not column.ordered or bool(runs and runs[-1][-1] == cell - 1))
        if runs and joins:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [tuple(run) for run in runs]


def _merged(found: _Found, columns: Sequence[_Column]) -> _Found:
    """Boxes that differ in one column only and can be told as one, put together; until nothing more can be."""
    while True:
        once = found
        for place, column in enumerate(columns):
            once = _merged_along(once, place, column)
        if len(once) == len(found):
            return once
        found = once


def _merged_along(found: _Found, place: int, column: _Column) -> _Found:
    alike: dict[tuple[_Box, tuple[str, str]], list[_Cells]] = {}
    for box, outcomes in found:
        alike.setdefault(((*box[:place], *box[place + 1 :]), outcomes), []).append(box[place])
    return tuple(
        ((*rest[:place], cells, *rest[place:]), outcomes)
        for (rest, outcomes), parts in alike.items()
        for cells in _runs(column, parts)
    )


def _extent(column: _Column, cells: _Cells) -> Extent:
    attribute = column.axis.attribute
    if len(cells) == column.absent + 1:
        return Extent(attribute)
    if cells == (column.absent,):
        return Extent(attribute, absent=True)
    chosen = [column.axis.cells[cell] for cell in cells]
    first, last = chosen[0], chosen[-1]
    if isinstance(first, Interval) and isinstance(last, Interval):
        return Extent(attribute, Interval(first.low, first.low_closed, last.high, last.high_closed))
    return Extent(attribute, words=tuple(word for word in attribute.values if word in chosen))
