"""The values a checked workbook stores, read with openpyxl: texts, exact digits, dates, formats, merged ranges."""

import io
import math
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet import _read_only
from openpyxl.worksheet._reader import WorkSheetParser

from service.intake.files.package import Package
from service.intake.files.sheet_checks import SheetWatcher

# Built-in formats of Chinese Excel and WPS that files use by number only (ECMA-376 part 1, 18.8.30, zh-cn);
# openpyxl does not know them and would hand over the day's serial number.
_MONTH, _DAY, _CLOCK, _SECONDS = 'yyyy"年"m"月"', 'm"月"d"日"', 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_HALF_DAY = "上午/下午"
_CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _DAY),
    30: "m-d-yy",
    31: f'{_MONTH}d"日"',
    32: _CLOCK,
    33: _SECONDS,
    **dict.fromkeys((34, 55), f"{_HALF_DAY}{_CLOCK}"),
    **dict.fromkeys((35, 56), f"{_HALF_DAY}{_SECONDS}"),
}
_NO_ZERO = "General;-General;;@"
_SIGNIFICANT_DIGITS = 15
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
STRUCK = "\u0336"
"""Stands behind every sign that is struck out in its cell, and strikes it out on the screen."""
_CARRIAGE_RETURN = re.compile(r"_x000[Dd]_\n?")

# Read row by row, the library forgets that it was asked for rich texts where they stand in the cells themselves: a
# raised or struck out digit would become one like any other.
vars(_read_only)["WorkSheetParser"] = partial(WorkSheetParser, rich_text=True)

Cell = tuple[str, str, str]


def read_sheets(data: bytes, package: Package) -> list[dict[str, Any]]:
    """Every sheet as `{name, cells: {ref: (kind, text, number format)}, merged, hidden: {sheet, rows, columns},
    commented, drawn, conditional}`, blank cells left out.

    The file must have passed `check_package`, whose result says what must be there. Any exception means that the
    file breaks its format.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)
        if [sheet.title for sheet in book.worksheets] != list(package.names):
            raise ValueError("the library sees other sheets than the checks did")
        # By its number: asking every cell for its font would double the time.
        struck = frozenset(number for number, font in enumerate(vars(book)["_fonts"]) if font.strike)
        checked = [package.sheets[part] for part in package.names.values()]
        return [
            {
                "name": sheet.title,
                "cells": _as_viewed(
                    _uncovered(_cells(sheet, watched.last_row, book.epoch, struck), watched.merged), watched
                ),
                "merged": watched.merged,
                "commented": package.commented(package.names[sheet.title]),
                "drawn": package.drawn_on(package.names[sheet.title]),
                "conditional": package.conditional(package.names[sheet.title]),
                "hidden": {
                    "sheet": sheet.title in package.hidden,
                    "rows": sorted(watched.hidden_rows),
                    "columns": sorted(watched.hidden_columns),
                },
            }
            for sheet, watched in zip(book.worksheets, checked, strict=True)
        ]


def _cells(sheet: Any, last_row: int, epoch: datetime, struck: frozenset[int]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    if last_row == 0:
        return found
    sheet.reset_dimensions()  # a wrong stated dimension would hide cells
    for row in sheet.iter_rows(max_row=last_row):  # empty rows may follow, LibreOffice writes one at 1048576
        for cell in row:
            if cell.value is not None and cell.value != "":
                told = _cell(cell, epoch)
                found[cell.coordinate] = _struck_out(told) if cell.style_array.fontId in struck else told
    return found


def _uncovered(cells: dict[str, Cell], merged: list[str]) -> dict[str, Cell]:
    """The cells but for those that lie under a merged one, where LibreOffice leaves them and nobody sees them."""
    for area in merged:
        under = list(_within(cells, *range_boundaries(area)))
        for ref in under:
            del cells[ref]
    return cells


def _within(cells: dict[str, Cell], left: int, top: int, right: int, bottom: int) -> Iterator[str]:
    """The cells of a rectangle but for its first."""
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    if len(rows) * len(columns) <= len(cells):
        inside = ((row, column) for row in rows for column in columns)
        refs = (f"{get_column_letter(column)}{row}" for row, column in inside if (row, column) != (top, left))
        yield from (ref for ref in refs if ref in cells)
        return
    for ref in cells:
        row, column = coordinate_to_tuple(ref)
        if row in rows and column in columns and (row, column) != (top, left):
            yield ref


def _as_viewed(cells: dict[str, Cell], watched: SheetWatcher) -> dict[str, Cell]:
    """The cells, a zero under a format that does not show it where the sheet is set to show none."""
    if not watched.hides_zeros:
        return cells
    return {ref: (*cell[:2], _NO_ZERO) if cell[:2] == ("number", "0") else cell for ref, cell in cells.items()}


def _cell(cell: Any, epoch: datetime) -> Cell:
    value, number_format = cell.value, cell.number_format
    if cell.data_type == "n" and (chinese := _CHINESE_DATES.get(cell.style_array.numFmtId)):
        value, number_format = from_excel(value, epoch), chinese
    if isinstance(value, time) and "y" in number_format.lower():
        return "date", _day_zero(value), number_format
    return *_kind_and_text(value, cell.data_type), number_format


def _kind_and_text(value: object, data_type: str) -> tuple[str, str]:
    if data_type == "e":
        return "error", str(value)
    if isinstance(value, bool):
        return "bool", "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, date | time | timedelta):
        return "date", _date_text(value)
    written = "".join(map(_run, value)) if isinstance(value, CellRichText) else str(value)
    return "text", _CARRIAGE_RETURN.sub("\n", written)


def _run(run: str | TextBlock) -> str:
    """A run of a text as it looks: 10 with a raised 3 is no 103, and what is struck out is not stated."""
    if isinstance(run, str):
        return run
    raised = {"superscript": _RAISED, "subscript": _LOWERED}.get(run.font.vertAlign or "")
    text = run.text.translate(raised) if raised else run.text
    return _struck(text) if run.font.strike else text


def _struck_out(told: Cell) -> Cell:
    """A cell that is struck out as a whole."""
    kind, text, number_format = told
    return ("text", _struck(text.replace(STRUCK, "")), number_format) if kind in ("number", "text") else told


def _struck(text: str) -> str:
    return "".join(sign + STRUCK for sign in text)


def _number(value: int | float) -> tuple[str, str]:
    try:
        double = float(value)
    except OverflowError:
        double = math.inf
    return ("number", digits(double)) if math.isfinite(double) else ("error", "#NUM!")


def digits(double: float) -> str:
    """The number a person typed or saw, as plain digits without exponent.

    Files store binary doubles with up to 17 digits (`41.000000000000001`); Excel and WPS take and show 15
    significant digits. Read at 15, whatever was typed comes back exactly, and the noise of calculated cells
    (`0.30000000000000004`) goes as it does on the screen.
    """
    shown = Decimal(f"{double:.{_SIGNIFICANT_DIGITS}g}")
    return format(shown, "f") if shown else "0"


def _date_text(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):  # elapsed time, format [h]:mm
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    return value.isoformat(timespec="seconds") if isinstance(value, time) else value.isoformat()


def _day_zero(clock: time) -> str:
    """What Excel and WPS show of a number below 1 in a format of days."""
    return f"1900-01-00T{clock.isoformat(timespec='seconds')}" if clock != time() else "1900-01-00"
