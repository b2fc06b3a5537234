"""Which columns of two versions of a rule are the same attribute, and which are computed differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from service.rulelang.diff.expressions import Meanings
from service.rulelang.tables import Attribute, Row, Table


@dataclass(frozen=True, slots=True)
class Matched:
    """The table of the later version with its columns named as the earlier one's; `written`: those names → the later
    version's own. `recomputed`: names, in both, of columns whose value is computed differently; `incomparable`: pairs
    that differ in kind or unit."""

    after: Table
    written: Mapping[str, str]
    recomputed: tuple[str, ...]
    incomparable: tuple[tuple[Attribute, Attribute], ...]


def match_columns(before: Table, after: Table, earlier: Meanings, later: Meanings) -> Matched:
    """Columns that mean the same are the same whatever their name; then those of one name; the rest stand alone."""
    names = _names(before, after, earlier, later)
    table = _renamed(after, names)
    own = {column.name: column for column in before.attributes}
    shared = [(own[column.name], column) for column in table.attributes if column.name in own]
    written = {name: written for written, name in names.items()}
    recomputed = tuple(
        column.name for column, _ in shared if earlier.of_name(column.name) != later.of_name(written[column.name])
    )
    odd = tuple((one, other) for one, other in shared if (one.kind, one.unit) != (other.kind, other.unit))
    return Matched(table, written, recomputed, odd)


def _names(before: Table, after: Table, earlier: Meanings, later: Meanings) -> Mapping[str, str]:
    """The later version's column names → the names they go by in the comparison."""
    free = {earlier.of_name(column.name): column.name for column in before.attributes}
    names = {}
    for column in after.attributes:
        if (same := free.pop(later.of_name(column.name), None)) is not None:
            names[column.name] = same
    left = set(free.values())
    taken = {column.name for column in before.attributes}
    for column in after.attributes:
        if column.name not in names:
            names[column.name] = column.name if column.name in left else _unused(column.name, taken)
            taken.add(names[column.name])
    return names


def _unused(name: str, taken: set[str]) -> str:
    return next(tried for tried in _primed(name) if tried not in taken)


def _primed(name: str) -> Iterator[str]:
    while True:
        yield name
        name += "′"


def _renamed(table: Table, names: Mapping[str, str]) -> Table:
    columns = tuple(replace(column, name=names[column.name]) for column in table.attributes)
    rows = tuple(_row(row, names) for row in table.rows)
    return replace(table, attributes=columns, rows=rows)


def _row(row: Row, names: Mapping[str, str]) -> Row:
    return replace(row, tests={names[name]: test for name, test in row.tests.items()})
