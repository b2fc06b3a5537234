"""Fills a workbook from a readable mapping, typing each text as a person would at the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from service.intake.forms.books import forms
from service.intake.forms.layout import COVER, GUIDE, NAMES, Book, Form, Holds, Line
from service.intake.forms.submission_forms import CONTENT
from service.intake.writing.sheet_writer import Contents, Typed
from service.intake.writing.template import write_book
from service.rulelang.pack import Pack

_DIGITS_KEPT = 15
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_PERCENT = re.compile(r"(-?\d+)(?:\.(\d+))?%")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_KEYED_IN = {Holds.NUMBER, Holds.TARGET, Holds.YEAR}

Row = Mapping[Any, Any]
SheetContent = Row | Sequence[Row]


class UnknownContentError(ValueError):
    """A mapping that does not fit the workbook; the message says in Chinese what was found and what is allowed."""


def fill(kind: Book, pack: Pack, content: Mapping[str, SheetContent], years: Iterable[int] = ()) -> bytes:
    """The workbook of a pack with `content` typed in, as an xlsx file.

    `content`: sheet name → rows, each header → text; 封面 is one mapping of item → text. A row of a sheet with
    prefilled lines names its line by 编码 (编码: 姓名 is the row of names); rows of other sheets are taken in order.
    Plain numbers are stored as numbers, `37%` as a number in percent format, dates in date columns as dates, all
    else as text. `years` as in `forms`.

    Raises:
        UnknownContentError: a sheet, line or header the workbook does not have, or a value that is no text.
    """
    sheets = forms(kind, pack, years)
    known = {sheet.name: sheet for sheet in sheets}
    _refuse_unknown("工作表", content, known)
    return write_book(kind, pack, sheets, {name: _contents(known[name], value) for name, value in content.items()})


def typed(text: str, holds: Holds) -> Typed:
    """What Excel keeps when this text is typed into a cell of that kind: a number of at most 15 digits, a percent, a
    date, or the text itself."""
    if holds in _KEYED_IN and _NUMBER.fullmatch(text) and _digits(text) <= _DIGITS_KEPT:
        return Typed(Decimal(text.replace(",", "")), _number_format(text, holds))
    percent = _PERCENT.fullmatch(text)
    if holds in (Holds.NUMBER, Holds.TARGET) and percent and _digits(text) <= _DIGITS_KEPT:
        places = "0" * len(percent[2] or "")
        return Typed(Decimal(text[:-1]).scaleb(-2), f"0.{places}%" if places else "0%")
    day = _DAY.fullmatch(text)
    if holds is Holds.DATE and day:
        return Typed(_date(day) or text)
    return Typed(text)


def _number_format(text: str, holds: Holds) -> str:
    """A year keeps the cell's own format; elsewhere a plain number must not turn into a percent."""
    if holds is Holds.YEAR:
        return ""
    if "," not in text:
        return "General"
    places = "0" * len(text.partition(".")[2])
    return f"#,##0.{places}" if places else "#,##0"


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _date(day: re.Match[str]) -> date | None:
    try:
        return date(int(day[1]), int(day[2]), int(day[3]))
    except ValueError:
        return None


def _contents(form: Form, value: SheetContent) -> Contents:
    rows = _cover_rows(value) if form.name == COVER else value
    if not isinstance(rows, list | tuple):
        raise UnknownContentError(f"工作表“{form.name}”的内容应是逐行的列表")
    cells: dict[tuple[int, str], Typed] = {}
    for number, row in _placed(form, rows):
        for header, typed_cell in _row(form, number, row):
            if (number, header) in cells:
                raise UnknownContentError(f"工作表“{form.name}”中同一行的“{header}”写了两次")
            cells[number, header] = typed_cell
    return cells


def _cover_rows(value: SheetContent) -> Sequence[Row]:
    if not isinstance(value, Mapping):
        raise UnknownContentError(f"“{COVER}”的内容应是“项目: 填写内容”的对照")
    return [{"项目": item, CONTENT: content} for item, content in value.items()]


def _placed(form: Form, rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Each row with the number (from 1) of the sheet row it goes to."""
    places = {line.key: row for row, line in enumerate(form.lines, start=form.header_row + 1)}
    if form.named:
        places[NAMES] = form.header_row - 1
    free = form.header_row + len(form.lines) + 1
    for row in rows:
        if not isinstance(row, Mapping):
            raise UnknownContentError(f"工作表“{form.name}”的每一行应是“表头: 内容”的对照，发现 {row!r}")
        if not form.key:
            yield free, row
            free += 1
            continue
        key = str(row.get(form.key, ""))
        _refuse_unknown(f"工作表“{form.name}”的{form.key}", [key], places)
        yield places[key], row


def _row(form: Form, number: int, row: Row) -> Iterator[tuple[str, Typed]]:
    line = _line(form, number)
    headers = [column.header for column in form.columns if column.holds is not Holds.LABEL]
    _refuse_unknown(f"工作表“{form.name}”的表头", map(str, row), headers)
    for key, value in row.items():
        header = str(key)
        if header == form.key or value is None or value == "":
            continue
        holds = line.holds.get(header, form.column(header).holds)
        named = number < form.header_row
        yield header, typed(_text(form, header, value), Holds.TEXT if named else holds)


def _line(form: Form, number: int) -> Line:
    index = number - form.header_row - 1
    return form.lines[index] if 0 <= index < len(form.lines) else Line("")


def _text(form: Form, header: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | date):
        raise UnknownContentError(f"工作表“{form.name}”的“{header}”应是文字或数字，发现 {value!r}；请加引号写成文字")
    return str(value)


def _refuse_unknown(what: str, found: Iterable[object], known: Iterable[str]) -> None:
    allowed = list(known)
    for name in found:
        if name == GUIDE or name not in allowed:
            raise UnknownContentError(f"{what}“{name}”不存在；可用的有：{'、'.join(allowed)}")
