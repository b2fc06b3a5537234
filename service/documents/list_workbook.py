"""A list on a screen as an xlsx sheet of the current filter: who exported it, when, filtered by what, and the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter.worksheet import Worksheet

from service.intake.writing.new_workbook import new_workbook
from service.intake.writing.sheet_writer import Typed, set_up_page, write_cell, write_row
from service.intake.writing.styles import Styles
from service.vocabulary.day import OFFICE, in_utc, moment
from service.vocabulary.exact import plain
from service.vocabulary.language import Language, Said

Value = str | int | Decimal | date | datetime | None
"""What a cell of a list holds; None is an empty cell."""

HEADING_ROW = 5
"""From 1; above it stand the title, who and when, the filter and how many rows there are."""

_LONGEST = 32_767
"""UTF-16 units of a cell."""
_DIGITS = 15
_USUAL_WIDTH = 16
_CUT = "…（原文过长，余下从略）"
_DAY = "yyyy-mm-dd"
_SHEET = Said("清单", "List")
_BY = Said("导出人：{}　导出时间：{}", "exported by {} at {}")
_FILTER = Said("筛选条件：{}", "filter: {}")
_NO_FILTER = Said("无（全部）", "none (everything)")
_COUNT = Said("共 {} 行", "{} rows")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column by its heading as on the screen, with the unit where it has one; width: in narrow characters."""

    title: str
    width: int = _USUAL_WIDTH


@dataclass(frozen=True, slots=True)
class ListExport:
    """A list as it is exported: its title, the columns, each row a value a column, all rows that fit the filter.

    filters: what was asked for, as (label, value) in words, empty where nothing was. by: name of the person who
    exports it. at: when, with its zone.
    """

    title: str
    columns: Sequence[ListColumn]
    rows: Sequence[Sequence[Value]]
    filters: Sequence[tuple[str, str]]
    by: str
    at: datetime


def list_workbook(export: ListExport, language: Language = Language.ZH) -> bytes:
    """The list as an xlsx file.

    How a screen uses it: one function makes the rows of a list from all that fits the filter (not only of the page
    shown), and a route beside the list answers these bytes as an attachment:

        export = ListExport("园区名录", (ListColumn("园区", 40), ListColumn("面积（公顷）")), rows, filters, name, at)
        list_workbook(export, language)

    No text can become a formula or a link, in whatever program the file is opened. A Decimal is a number where a
    spreadsheet keeps all its digits (15), else text, so that nothing is rounded silently; a text that is longer than a
    cell may be is cut and says so. Moments are written in official time.
    """
    file = BytesIO()
    made = in_utc(export.at).astimezone(OFFICE).replace(tzinfo=None)
    workbook = new_workbook(file, export.title, made)
    sheet, styles = workbook.add_worksheet(_SHEET.told(language)), Styles(workbook)
    _write_head(sheet, export, styles, language)
    day, usual = workbook.add_format({"num_format": _DAY, "valign": "top"}), styles.plain()
    for row, values in enumerate(export.rows, start=HEADING_ROW + 1):
        written = zip(values, export.columns, strict=True)
        cells = [(_typed(value), day if _is_day(value) else usual, column.width) for value, column in written]
        write_row(sheet, row, cells)
    _lay_out(sheet, export)
    workbook.close()
    return file.getvalue()


def _write_head(sheet: Worksheet, export: ListExport, styles: Styles, language: Language) -> None:
    asked = "；".join(f"{label}：{value}" for label, value in export.filters) or _NO_FILTER.told(language)
    lines = (
        _BY.told(language).format(export.by, moment(export.at).told(language)),
        _FILTER.told(language).format(asked),
        _COUNT.told(language).format(len(export.rows)),
    )
    write_cell(sheet, 1, 0, _typed(export.title), styles.title())
    for row, line in enumerate(lines, start=2):
        write_cell(sheet, row, 0, _typed(line), styles.note())
    for index, column in enumerate(export.columns):
        write_cell(sheet, HEADING_ROW, index, _typed(column.title), styles.header())


def _lay_out(sheet: Worksheet, export: ListExport) -> None:
    for index, column in enumerate(export.columns):
        sheet.set_column(index, index, column.width)
    sheet.freeze_panes(HEADING_ROW, 1)
    sheet.autofilter(HEADING_ROW - 1, 0, HEADING_ROW - 1 + len(export.rows), len(export.columns) - 1)
    set_up_page(sheet, HEADING_ROW)


def _is_day(value: Value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _typed(value: Value) -> Typed | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return Typed(moment(value).zh)
    if isinstance(value, int):
        return _typed(Decimal(value))
    if isinstance(value, Decimal):
        return Typed(value if len(value.as_tuple().digits) <= _DIGITS else plain(value))
    return Typed(_fitting(value) if isinstance(value, str) else value)


def _fitting(text: str) -> str:
    """The text as a cell can hold it: what is no character of any text, and what is too much, is shown to be so."""
    if text.isprintable() and len(text) <= _LONGEST // 2:
        return text
    told = text.encode("utf-8", "backslashreplace").decode()
    if len(told.encode("utf-16-le")) // 2 <= _LONGEST:
        return told
    kept = told.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT
