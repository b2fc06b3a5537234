"""Proof that exactly one row of a table applies to every reachable input, or a witness where none or several do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.rulelang.cells import Axis, axis_of
from service.rulelang.sweep import Sweep, bits
from service.rulelang.tables import Row, Table


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong: kind gap (no row applies), overlap (several do) or unreachable (a row never applies).

    `rows` are row numbers; `region` says where in the language's own notation, attribute → range; `witness` is one
    input of it, attribute → value; `shadowed` are those of the rows that nowhere apply alone.
    """

    kind: str
    rows: tuple[int, ...]
    region: tuple[tuple[str, str], ...] = ()
    witness: tuple[tuple[str, str], ...] = ()
    shadowed: tuple[int, ...] = ()


_Box = tuple[tuple[int, ...], ...]


def check_table(table: Table, most: int = 12) -> tuple[TableFault, ...]:
    """All gaps and overlaps (at most `most` of them) over the declared domains, and all unreachable rows.

    The columns are cut into elementary cells, which no test tells apart; the rows that still apply are followed
    column by column, so only combinations that rows really make are looked at.
    """
    axes = [axis_of(column, [row.tests.get(column.name) for row in table.rows]) for column in table.attributes]
    search = _Search(axes, len(table.rows))
    found = search.faults()
    faults = [_fault(box, rows, axes, table.rows, search.alone) for box, rows in found[:most]]
    unreachable = (row.number for index, row in enumerate(table.rows) if not search.reached >> index & 1)
    return (*faults, *(TableFault("unreachable", (number,)) for number in unreachable))


class _Search:
    """Follows the set of applying rows (a bit each) through the columns."""

    def __init__(self, axes: Sequence[Axis], rows: int) -> None:
        self.reached = 0
        self.alone = 0
        self._sweeps = [Sweep(axis) for axis in axes]
        self._all = (1 << rows) - 1
        self._from = lru_cache(maxsize=None)(self._search)

    def faults(self) -> list[tuple[_Box, int]]:
        """Boxes (cell numbers per column) in which not exactly one row applies, with the rows that do."""
        return list(self._from(0, self._all))

    def _search(self, column: int, rows: int) -> tuple[tuple[_Box, int], ...]:
        if column == len(self._sweeps):
            self.reached |= rows
            if rows.bit_count() == 1:
                self.alone |= rows
                return ()
            return (((), rows),)
        groups = self._groups(column, rows)
        return tuple(((cells, *box), culprits) for cells, found in groups for box, culprits in found)

    def _groups(self, column: int, rows: int) -> Iterator[tuple[tuple[int, ...], tuple[tuple[_Box, int], ...]]]:
        """Cells with the same faults below, neighbours only where the axis has an order."""
        open_group: list[int] = []
        open_found: tuple[tuple[_Box, int], ...] = ()
        for first, last, here in self._sweeps[column].segments(rows):
            found = self._from(column + 1, here)
            if open_group and found != open_found:
                yield tuple(open_group), open_found
                open_group = []
            if found or open_group:
                open_group += range(first, last + 1)
            open_found = found
        if open_group:
            yield tuple(open_group), open_found


def _fault(box: _Box, rows: int, axes: Sequence[Axis], table_rows: Sequence[Row], alone: int) -> TableFault:
    numbers = tuple(table_rows[index].number for index in bits(rows))
    shadowed = tuple(table_rows[index].number for index in bits(rows & ~alone))
    region = tuple((axis.name, axis.range_text(cells)) for axis, cells in zip(axes, box, strict=True))
    witness = tuple((axis.name, axis.witness(cells[0])) for axis, cells in zip(axes, box, strict=True))
    return TableFault("overlap" if rows else "gap", numbers, region, witness, shadowed)
