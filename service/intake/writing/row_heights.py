"""Rows as high as their wrapped texts need: LibreOffice shows a row that states no height as one line, cut off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_LINE = 16
"""Points of a line of the 11 point font, in whatever font stands in for it."""
_HIGHEST = 409
"""What the format allows."""
_WIDE = frozenset("WFA")


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose heights are those of the text, not of a person's wish: they follow what is typed later on."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        kept = [(name, value) for name, value in attributes if (tag, name) != ("row", "customHeight")]
        super()._xml_start_tag_unencoded(tag, kept)


class FittingWorkbook(Workbook):  # type: ignore[misc]
    """A workbook whose row heights give way to longer texts."""

    worksheet_class = _Sheet


def fit_row(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row, from 1, high enough for its wrapped texts, each with the width of its column in characters."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row - 1, min(_LINE * lines, _HIGHEST))


def _lines(text: str, width: float) -> int:
    return sum(max(1, -int(-_units(line) // (width - 1))) for line in text.split("\n"))


def _units(line: str) -> int:
    """How many narrow characters wide a line is."""
    return sum(1 + (east_asian_width(sign) in _WIDE) for sign in line)
