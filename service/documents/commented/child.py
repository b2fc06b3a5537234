"""The child process that writes comments into an untrusted workbook; all else in it stays as openpyxl keeps it."""

from __future__ import annotations

import json
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from service.intake.files.child import confine
from service.intake.files.package_checks import check_package

AUTHOR = "验收"
FIRST = "A1"
_WIDTH, _LINE, _PER_LINE, _MOST_LINES = 360, 20, 24, 30
"""Pixels; full-width characters a line. Longer texts scroll."""
Note = tuple[str, str, str]
"""Sheet (empty: of the file), cell (empty: of the sheet), text."""


def commented(data: bytes, notes: list[Note]) -> bytes:
    """The workbook with the notes at their cells.

    Raises:
        Unreadable, and whatever openpyxl raises: it is no healthy workbook.
    """
    check_package(data)
    book = load_workbook(BytesIO(data), rich_text=True)
    texts: dict[tuple[str, str], list[str]] = {}
    for name, ref, text in notes:
        sheet = _sheet(book, name)
        texts.setdefault((sheet.title, _free_cell(sheet, ref or FIRST)), []).append(text)
    for (name, ref), several in texts.items():
        _comment(book[name], ref, several)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet:
    """The sheet of that name; the first where there is none, or it holds a chart."""
    return next((sheet for sheet in book.worksheets if sheet.title == name), book.worksheets[0])


def _free_cell(sheet: Worksheet, ref: str) -> str:
    """The cell itself; of cells that are merged the first, which alone is there."""
    if not isinstance(sheet[ref], MergedCell):
        return ref
    return next(str(area.coord).partition(":")[0] for area in sheet.merged_cells.ranges if ref in area)


def _comment(sheet: Worksheet, ref: str, texts: list[str]) -> None:
    cell = sheet[ref]
    there = cell.comment
    text = "\n".join([*([there.text.strip()] if there is not None else []), *texts])
    lines = sum(1 + len(line) // _PER_LINE for line in text.splitlines())
    cell.comment = Comment(text, AUTHOR, height=_LINE * (min(lines, _MOST_LINES) + 1), width=_WIDTH)


def main(arguments: list[str]) -> None:
    """The notes as JSON on the first line, the workbook behind it; see confine()."""
    confine(arguments, _answer)


def _answer(data: bytes, _: int) -> bytes:
    head, content = data.split(b"\n", 1)
    return commented(content, [(sheet, ref, text) for sheet, ref, text in json.loads(head)])
