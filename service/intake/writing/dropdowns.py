"""Drop-downs, date checks and input hints of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from xlsxwriter.worksheet import Worksheet

from service.intake.forms.layout import Column, Form, Holds, Line

_LIST_LIMIT = 255
_HINT_LIMIT = 255
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)

Lists = Mapping[str, str]
"""Code list → the range of the guide sheet that holds it."""


def add_dropdowns(sheet: Worksheet, form: Form, lists: Lists) -> None:
    """Give every input cell of the form its drop-down, check or hint."""
    for index, column in enumerate(form.columns):
        for first, last, line in _stretches(form, column):
            rule = _rule(column, line, lists)
            if rule:
                sheet.data_validation(first - 1, index, last - 1, index, rule)


def _stretches(form: Form, column: Column) -> Iterator[tuple[int, int, Line | None]]:
    """(first row, last row, line) of neighbouring rows that are treated alike; rows from 1, no line for free rows."""
    if column.locked:
        return
    row = form.header_row + 1
    for _, alike in groupby(form.lines, key=lambda line: _treatment(column, line)):
        lines = list(alike)
        if column.header not in lines[0].closed:
            yield row, row + len(lines) - 1, lines[0]
        row += len(lines)
    if form.spare:
        yield row, form.last_row, None


def _treatment(column: Column, line: Line) -> tuple[object, ...]:
    return line.holds.get(column.header), line.words.get(column.header), column.header in line.closed


def _rule(column: Column, line: Line | None, lists: Lists) -> dict[str, Any]:
    holds = line.holds.get(column.header, column.holds) if line else column.holds
    words = (line.words.get(column.header) if line else None) or column.words
    rule: dict[str, Any] = {"validate": "any"}
    if holds is Holds.LABEL:
        return {}
    if column.listed in lists:
        rule = _choice(column, f"={lists[column.listed]}")
    elif words and _fits(words):
        rule = _choice(column, list(words))
    elif holds is Holds.DATE:
        rule = _between("date", _FIRST_DAY, _LAST_DAY, "日期请写成 2024-06-30 的样子。")
    elif holds is Holds.YEAR:
        rule = _between("integer", _FIRST_DAY.year, _LAST_DAY.year, "年份请写四位数字，如 2025。")
    hint = column.help[:_HINT_LIMIT]
    if hint:
        rule |= {"input_title": column.header, "input_message": hint}
    return rule if hint or rule["validate"] != "any" else {}


def _fits(words: Mapping[str, str]) -> bool:
    """Whether the file format can hold these words as a list: short, and no comma in any."""
    return len(",".join(words)) <= _LIST_LIMIT and not any("," in word for word in words)


def _choice(column: Column, source: str | list[str]) -> dict[str, Any]:
    """A list. Units may be written in other ways than the list offers; words may not."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "information" if column.holds is Holds.UNIT else "stop",
        "error_title": column.header,
        "error_message": "请从下拉列表中选择。"
        if column.holds is not Holds.UNIT
        else "列表以外的单位也可填写，请核对写法。",
    }


def _between(kind: str, low: object, high: object, message: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_type": "warning",
        "error_title": "请核对",
        "error_message": message,
    }
