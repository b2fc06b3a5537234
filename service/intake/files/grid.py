"""Raw cells of a workbook as the child process hands them over: nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What the file says the cell is."""

    TEXT = "text"
    NUMBER = "number"
    BOOL = "bool"
    DATE = "date"
    ERROR = "error"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell as stored.

    `text` is the stored text; of a number the shortest digits that read back as the same double
    (`0.41`, not `0.409999…`); of a date `YYYY-MM-DD`, with `THH:MM:SS` when a time of day is
    stored; of a truth value `TRUE` or `FALSE`; of an error the Excel word (`#REF!`); of a blank
    cell nothing. `number_format` is the Excel number format (`0.0%`, `General`).
    """

    kind: Kind
    text: str = ""
    number_format: str = ""


BLANK = RawCell(Kind.BLANK)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a sheet is not shown: the sheet itself, rows and columns, both numbered from 1."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


SHOWN = Hidden()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: cells by A1 reference (blank cells left out), merged ranges (`B3:C3`), what is hidden, the cells
    that have a comment, whether pictures, shapes, charts or text boxes are drawn on it, and areas (`M4:M40 P4`) with
    the number format that a condition may lay over their own."""

    cells: Mapping[str, RawCell] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden: Hidden = SHOWN
    commented: tuple[str, ...] = ()
    drawn: bool = False
    conditional: tuple[tuple[str, str], ...] = ()

    def at(self, ref: str) -> RawCell:
        """The cell at an A1 reference; BLANK where nothing is stored."""
        return self.cells.get(ref, BLANK)


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole workbook: SHA-256 of the file's bytes and its sheets by name, in order."""

    digest: str
    sheets: Mapping[str, Sheet]
