"""Writes the official workbooks, empty or with contents typed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from service.intake.forms.books import forms
from service.intake.forms.code_tables import CodeTable, code_tables
from service.intake.forms.guide import guidance
from service.intake.forms.layout import GUIDE, Book, Form
from service.intake.writing.new_workbook import new_workbook
from service.intake.writing.sheet_writer import Contents, Typed, set_up_page, write_cell, write_row, write_sheet
from service.intake.writing.styles import Styles
from service.rulelang.pack import Pack

# A fixed date: the same pack gives the same bytes.
_CREATED = datetime(2024, 1, 1)  # noqa: DTZ001 - a label in the file, no moment in time
_GUIDE_WIDTHS = 26, 110


def template(book: Book, pack: Pack, years: Iterable[int] = ()) -> bytes:
    """The empty workbook of a pack as an xlsx file; `years` as in `forms`."""
    return write_book(book, pack, forms(book, pack, years), {})


def write_book(book: Book, pack: Pack, sheets: Iterable[Form], contents: Mapping[str, Contents]) -> bytes:
    """The workbook with `contents` (by sheet name) typed in, as an xlsx file."""
    file = BytesIO()
    workbook = new_workbook(file, book.label, _CREATED)
    styles = Styles(workbook)
    tables = code_tables(book, pack)
    lists = _lists(book, tables)
    for form in sheets:
        write_sheet(workbook.add_worksheet(form.name), form, styles, lists, contents.get(form.name, {}))
    _write_guide(workbook.add_worksheet(GUIDE), book, tables, styles)
    workbook.close()
    return file.getvalue()


def _lists(book: Book, tables: Iterable[CodeTable]) -> dict[str, str]:
    """Where each code list stands on the guide sheet; empty lists are left out."""
    ranges = {}
    for table, first in _placed(book, tables):
        for name, (start, end) in table.ranges.items():
            if start <= end:
                ranges[name] = f"'{GUIDE}'!$A${first + start}:$A${first + end}"
    return ranges


def _placed(book: Book, tables: Iterable[CodeTable]) -> Iterable[tuple[CodeTable, int]]:
    """Each code table with its first row, from 1, below a blank row and its title."""
    row = 1 + len(guidance(book))
    for table in tables:
        yield table, row + 3
        row += 2 + len(table.rows)


def _write_guide(sheet: Worksheet, book: Book, tables: Iterable[CodeTable], styles: Styles) -> None:
    for index, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"{book.label}{GUIDE}", styles.title())
    for row, (matter, explanation) in enumerate(guidance(book), start=2):
        _write_pair(sheet, row, (matter, styles.header()), (explanation, styles.plain()))
    for table, first in _placed(book, tables):
        write_cell(sheet, first - 1, 0, Typed(table.title), styles.header())
        for row, (code, meaning) in enumerate(table.rows, start=first):
            _write_pair(sheet, row, (code, styles.label()), (meaning, styles.label()))
    sheet.freeze_panes(1, 0)
    set_up_page(sheet, 1)
    sheet.protect()


def _write_pair(sheet: Worksheet, row: int, *cells: tuple[str, Format]) -> None:
    write_row(
        sheet, row, [(Typed(text), look, width) for (text, look), width in zip(cells, _GUIDE_WIDTHS, strict=True)]
    )
