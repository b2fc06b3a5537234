"""A table cut into elementary cells, and the sides of its borders that examples must show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import and_, or_

from service.engine.agree import Read
from service.engine.reference.intervals import inside
from service.rulelang.cells import axis_of
from service.rulelang.tables import Attribute, Interval, Table
from service.rulelang.words import number_in_words
from service.vocabulary.exact import EXACT

_PERCENT = -2


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a border: `row` (an index) applies in `cell` of a column, and for some values of the other columns a
    row of another verdict applies in one of the cells `across` (of a number the neighbour, of a word any other)."""

    column: int
    row: int
    cell: int
    across: tuple[int, ...]


class Grid:
    """The rows of a table as bits over the cells of each column. The rows are exclusive and exhaustive."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.axes = [axis_of(column, [row.tests.get(column.name) for row in table.rows]) for column in table.attributes]
        self._untested = [_bits(c.name not in row.tests for row in table.rows) for c in table.attributes]
        self._together = [_together(axis.rows, len(table.rows)) for axis in self.axes]
        self._other = [_bits(one.outcome != row.outcome for one in table.rows) for row in table.rows]

    def sides(self) -> tuple[Side, ...]:
        """Every side of every border at which the verdict changes, column by column."""
        return tuple(side for column in range(len(self.axes)) for side in self._of_column(column))

    def cells(self, read: Sequence[Read]) -> tuple[int | None, ...]:
        """The cell of each column that a value lies in; None without a value."""
        return tuple(_cell(axis.cells, value) for axis, (_, value) in zip(self.axes, read, strict=True))

    def shows(self, side: Side, cells: Sequence[int | None], row: int | None, value: object) -> bool:
        """Whether an input (its cells, the row index that applied, its value in the side's column) shows a side."""
        if row != side.row or cells[side.column] != side.cell or not self._near(side, value):
            return False
        held = (1 << len(self.table.rows)) - 1
        for column, cell in enumerate(cells):
            if column != side.column:
                held &= self._untested[column] if cell is None else self.axes[column].rows[cell]
        across = [held & self.axes[side.column].rows[cell] for cell in side.across]
        # Where no row applies for want of a value, its state decides, and that is no verdict of the table.
        return any(rows & self._other[side.row] or not rows for rows in across)

    def context(self, side: Side) -> dict[int, int]:
        """For every other column a cell in which both the side's row and one of another verdict across apply."""
        across = next(cell for cell in side.across if self._rivals(side.column, side.row, cell))
        rival = self._rivals(side.column, side.row, across)
        both = 1 << side.row | rival & -rival
        others = (column for column in range(len(self.axes)) if column != side.column)
        return {c: next(i for i, rows in enumerate(self.axes[c].rows) if rows & both == both) for c in others}

    def beside(self, side: Side) -> Decimal | str:
        """A value on this side: the point itself, or one unit of the last place away from the border (half way where
        the cell is narrower)."""
        cell, column = self.axes[side.column].cells[side.cell], self.table.attributes[side.column]
        if isinstance(cell, str):
            return cell
        if cell.low is not None and cell.low == cell.high:
            return cell.low
        end = _end(cell, side)
        step = last_place(end, column)
        value = EXACT.add(end, step if end == cell.low else -step)
        if inside(Fraction(value), cell):
            return value
        assert cell.low is not None
        assert cell.high is not None
        return EXACT.multiply(EXACT.add(cell.low, cell.high), Decimal("0.5"))

    def border(self, side: Side) -> str:
        """The threshold at a side, as a person writes it."""
        cell, column = self.axes[side.column].cells[side.cell], self.table.attributes[side.column]
        assert isinstance(cell, Interval)
        return number_in_words(_end(cell, side), column.unit)

    def _of_column(self, column: int) -> Iterator[Side]:
        axis = self.axes[column]
        for row in range(len(self.table.rows)):
            for cell, rows in enumerate(axis.rows):
                if rows >> row & 1:
                    yield from self._at(column, row, cell)

    def _at(self, column: int, row: int, cell: int) -> Iterator[Side]:
        axis = self.axes[column]
        if axis.attribute.kind == "text":
            across = tuple(o for o in range(len(axis.cells)) if o != cell and self._rivals(column, row, o))
            if across:
                yield Side(column, row, cell, across)
            return
        for other in (cell - 1, cell + 1):
            if 0 <= other < len(axis.cells) and self._rivals(column, row, other):
                yield Side(column, row, cell, (other,))

    def _rivals(self, column: int, row: int, cell: int) -> int:
        """Rows of another verdict in a cell that share values of all other columns with a row."""
        rows = self.axes[column].rows[cell]
        if rows >> row & 1:
            return 0
        shared = (together[row] for other, together in enumerate(self._together) if other != column)
        return reduce(and_, shared, rows & self._other[row])

    def _near(self, side: Side, value: object) -> bool:
        cell = self.axes[side.column].cells[side.cell]
        if isinstance(cell, str) or (cell.low is not None and cell.low == cell.high):
            return True
        end = _end(cell, side)
        assert isinstance(value, Fraction)
        return abs(value - Fraction(end)) <= Fraction(last_place(end, self.table.attributes[side.column]))


def last_place(mark: Decimal, column: Attribute) -> Decimal:
    """One unit of the last place a threshold declares: 1 for counts, at most one percent for percentages."""
    if column.whole:
        return Decimal(1)
    exponent = (mark.normalize() if column.unit == "%" else mark).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, _PERCENT if column.unit == "%" else 0))


def _end(cell: Interval, side: Side) -> Decimal:
    end = cell.low if side.across[0] < side.cell else cell.high
    assert end is not None
    return end


def _bits(flags: Iterator[bool] | Sequence[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _together(cells: Sequence[int], rows: int) -> list[int]:
    """For each row those it shares a cell with."""
    return [reduce(or_, (cell for cell in cells if cell >> row & 1), 0) for row in range(rows)]


def _cell(cells: Sequence[Interval | str], value: object) -> int | None:
    if isinstance(value, Fraction):
        found = (place for place, cell in enumerate(cells) if isinstance(cell, Interval) and inside(value, cell))
        return next(found, None)
    return cells.index(value) if isinstance(value, str) and value in cells else None
