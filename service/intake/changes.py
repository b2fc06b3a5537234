"""What one 评估工作簿 states differently from an earlier one of the same park, statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.intake.places import ALWAYS_OPEN, Place, code_of, shown, statements
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.language import Said
from service.vocabulary.state import State
from service.vocabulary.submission import Submission


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is new, gone or other than before; empty text stands for no value. `sheet`, `row` (code,
    name or number of what the row is about) and `header` say where; `old` and `new` are the cells with their raw
    texts, None where the row was not there."""

    sheet: str
    row: str
    header: str
    before: str
    after: str
    old: Cell | None
    new: Cell | None

    @property
    def place(self) -> Place:
        """Where, whatever the row number."""
        return self.sheet, self.row, self.header

    @property
    def code(self) -> str:
        """What it is about, see code_of()."""
        return code_of(self.place)

    @property
    def said(self) -> Said:
        """The change with the cells and what stands there, for people."""
        place = "·".join(part for part in self.place if part)
        before, after = _quoted(self.before, self.old), _quoted(self.after, self.new)
        nothing = Said("（无）", "(nothing)")
        return Said(
            f"{place}：{before or nothing.zh} → {after or nothing.zh}",
            f"{place}: {before or nothing.en} → {after or nothing.en}",
        )

    def __str__(self) -> str:
        place = "·".join(part for part in self.place if part)
        return f"{place}：{self.before or '（无）'} → {self.after or '（无）'}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything of which two workbooks differ: the changes in the order of the later one, what is gone last; the rows
    that only one of them has, as (sheet, what the row is about)."""

    changes: tuple[Change, ...]
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What the changes are about, each once, in order."""
        return tuple(dict.fromkeys(change.code for change in self.changes))

    def by_sheet(self) -> dict[str, tuple[Change, ...]]:
        """The changes of each sheet."""
        sheets = dict.fromkeys(change.sheet for change in self.changes)
        return {sheet: tuple(c for c in self.changes if c.sheet == sheet) for sheet in sheets}

    def outside(self, codes: Iterable[str]) -> tuple[Change, ...]:
        """The changes of what is neither among `codes` nor always open."""
        allowed = ALWAYS_OPEN.union(codes)
        return tuple(change for change in self.changes if change.code not in allowed)


def difference(before: Submission, after: Submission) -> Difference:
    """What the later workbook states differently, with the rows it added and left out."""
    old, new = dict(statements(before)), dict(statements(after))
    return Difference(_changes(old, new), _rows_only_in(new, old), _rows_only_in(old, new))


def changes(before: Submission, after: Submission) -> tuple[Change, ...]:
    """Every statement of which the two differ, in the order of the later one, what is gone last."""
    return difference(before, after).changes


def _changes(old: Mapping[Place, Entry], new: Mapping[Place, Entry]) -> tuple[Change, ...]:
    found = (_change(place, old.get(place), new.get(place)) for place in {**new, **old})
    return tuple(change for change in found if change is not None)


def _change(place: Place, old: Entry | None, new: Entry | None) -> Change | None:
    if _meant(old) == _meant(new):
        return None
    return Change(*place, shown(old), shown(new), old.cell if old else None, new.cell if new else None)


def _rows_only_in(one: Mapping[Place, Entry], other: Mapping[Place, Entry]) -> tuple[tuple[str, str], ...]:
    """The rows in which only the one states anything."""
    there = {place[:2] for place, entry in other.items() if _stated(entry)}
    return tuple(dict.fromkeys(place[:2] for place, entry in one.items() if _stated(entry) and place[:2] not in there))


def _stated(entry: Entry) -> bool:
    return entry.present or entry.state is not State.MISSING or bool(entry.cell.raw.strip())


def _meant(entry: Entry | None) -> tuple[State, object, str, bool]:
    """What counts: equal values are alike however they were written, and a blank is like a row that is not there. Of
    what could not be used the text counts."""
    if entry is None:
        return State.MISSING, "", "", False
    if not entry.present:
        return entry.state, entry.cell.raw.strip(), "", False
    return entry.state, entry.value, entry.unit, entry.reading is not None and entry.reading.approximate


def _quoted(shown: str, cell: Cell | None) -> str:
    """What it says with the cell, and as it was written where that is something else."""
    if cell is None or not shown:
        return shown
    raw = f"“{cell.raw}”，" if cell.raw.strip() not in ("", shown) else ""
    return f"{shown}（{raw}{cell}）"
