"""Writes one sheet of a template: printed texts, contents typed into it, protection and print set-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from service.intake.forms.layout import NAMES, Column, Form, Holds, Line
from service.intake.writing.dropdowns import Lists, add_dropdowns
from service.intake.writing.row_heights import fit_row
from service.intake.writing.styles import Styles

_FROZEN_WIDTH = 66
_A4 = 9
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_columns": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a cell after somebody typed it: text, a number of at most 15 digits, or a date; with the number
    format that typing it gives, empty where it leaves the cell's own."""

    value: str | Decimal | date
    number_format: str = ""


Contents = Mapping[tuple[int, str], Typed]
"""(row from 1, header) → what is typed there."""


Placed = tuple[Typed | None, Format, float]
"""What stands in a cell, its style, and the width of its column in characters."""


def write_sheet(sheet: Worksheet, form: Form, styles: Styles, lists: Lists, contents: Contents) -> None:
    """Fill an empty sheet with a form and what is typed into it."""
    _write_head(sheet, form, styles, contents)
    for row, line in enumerate(form.lines, start=form.header_row + 1):
        cells = []
        for column in form.columns:
            typed = contents.get((row, column.header)) or _printed(column, line)
            style = styles.cell(column, line, typed.number_format if typed else "")
            cells.append((typed, style, column.width))
        write_row(sheet, row, cells)
    _write_free_rows(sheet, form, styles, contents)
    add_dropdowns(sheet, form, lists)
    _lay_out(sheet, form, styles)


def write_row(sheet: Worksheet, row: int, cells: Sequence[Placed]) -> None:
    """Write the first cells of a row, from 1, which is made as high as they need."""
    for index, (typed, style, _) in enumerate(cells):
        write_cell(sheet, row, index, typed, style)
    fit_row(sheet, row, _wrapped(cells))


def _wrapped(cells: Iterable[Placed]) -> Iterator[tuple[str, float]]:
    """The texts that may need several lines, each with the width of its column."""
    for typed, style, width in cells:
        if typed is not None and isinstance(typed.value, str) and style.text_wrap:
            yield typed.value, width


def write_cell(sheet: Worksheet, row: int, index: int, typed: Typed | None, style: Format) -> None:
    """Write one cell, row from 1 and column from 0. Text stays text: never a formula, never a link."""
    if typed is None:
        sheet.write_blank(row - 1, index, None, style)
    elif isinstance(typed.value, Decimal):
        sheet.write_number(row - 1, index, float(typed.value), style)
    elif isinstance(typed.value, date):
        sheet.write_datetime(row - 1, index, typed.value, style)
    else:
        sheet.write_string(row - 1, index, typed.value, style)


def set_up_page(sheet: Worksheet, header_row: int) -> None:
    """A4 landscape, one page wide, the rows down to the header on every page, sheet name and page number below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row - 1)
    sheet.set_footer("&L&A&R第 &P 页，共 &N 页")


def _printed(column: Column, line: Line) -> Typed | None:
    if column.holds is Holds.CODE:
        return Typed(line.key)
    text = line.texts.get(column.header, "")
    return Typed(text) if text else None


def _write_head(sheet: Worksheet, form: Form, styles: Styles, contents: Contents) -> None:
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, form.name, styles.title())
    sheet.write_string(1, 0, form.note, styles.note())
    for index, column in enumerate(form.columns):
        sheet.write_string(form.header_row - 1, index, column.printed, styles.header())
    sheet.set_row(form.header_row - 1, 30)
    if form.named:
        _write_names(sheet, form, styles, contents)


def _write_names(sheet: Worksheet, form: Form, styles: Styles, contents: Contents) -> None:
    row = form.header_row - 1
    write_cell(sheet, row, 0, Typed(NAMES), styles.label())
    for index, column in enumerate(form.columns):
        if column.header in form.named:
            name = Column(column.header, Holds.TEXT)
            write_cell(sheet, row, index, contents.get((row, column.header)), styles.cell(name, Line(NAMES)))


def _write_free_rows(sheet: Worksheet, form: Form, styles: Styles, contents: Contents) -> None:
    """Below the lines a column's own format rules, so that inserted rows and rows beyond the given ones look alike."""
    for index, column in enumerate(form.columns):
        sheet.set_column(index, index, column.width, styles.free(column) if form.spare else None)
    first = form.header_row + len(form.lines) + 1
    places = {column.header: index for index, column in enumerate(form.columns)}
    rows: defaultdict[int, list[Placed]] = defaultdict(list)
    for (row, header), typed in contents.items():
        if row >= first:
            column = form.columns[places[header]]
            style = styles.free(column, typed.number_format)
            write_cell(sheet, row, places[header], typed, style)
            rows[row].append((typed, style, column.width))
    for row, cells in rows.items():
        fit_row(sheet, row, _wrapped(cells))
    if form.spare:
        area = (first - 1, 0, form.last_row - 1, len(form.columns) - 1)
        sheet.conditional_format(*area, {"type": "formula", "criteria": "=TRUE", "format": styles.shading()})


def _lay_out(sheet: Worksheet, form: Form, styles: Styles) -> None:
    sheet.freeze_panes(form.header_row, _frozen(form))
    set_up_page(sheet, form.header_row)
    sheet.protect("", _ALLOWED)


def _frozen(form: Form) -> int:
    """How many leading columns stay in view: those that say which row this is, unless they would fill the screen."""
    width = count = 0
    for column in form.columns:
        width += column.width
        if not (column.locked or column.holds is Holds.UNIT) or width > _FROZEN_WIDTH:
            break
        count += 1
    return count or 1
