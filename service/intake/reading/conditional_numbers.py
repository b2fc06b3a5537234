"""Numbers that a conditional format may show otherwise than their own format: mentioned once per sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlsxwriter.utility import xl_cell_to_rowcol

from service.intake.cells.numbers import shown_of
from service.intake.files.grid import Kind, RawCell, Sheet
from service.intake.reading.table import Table, ref
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity

_SHOWN = 8
_MOST_FORMATS = 30
"""More are no help to anybody, and each is tried on every number."""
_AREA = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?")

_Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of a rectangle, from 1."""


def conditional_numbers(table: Table, sheet: Sheet) -> Iterator[Problem]:
    """A problem that names the numbers of the table whose look a condition may change. Whether the condition is met,
    no one but the spreadsheet program knows, so they are read as their own format shows them."""
    cells = [
        ((row, place), raw)
        for row in table.rows
        for place in sorted(table.read)
        if (raw := table.cells.get((row, place))) is not None and raw.kind is Kind.NUMBER
    ]
    found: dict[tuple[int, int], str] = {}
    for number_format, areas in _by_format(sheet).items():
        for place, raw in cells:
            if any(_inside(place, area) for area in areas) and _look(raw) != _look(raw, number_format):
                found.setdefault(place, number_format)
    if found:
        places = [ref(*place) for place in sorted(found)[:_SHOWN]]
        formats = dict.fromkeys(f"“{one}”" for one in found.values())
        yield _problem(table, _places(places, len(found)), Said("、".join(formats), ", ".join(formats)))


def _places(shown: Sequence[str], count: int) -> Said:
    zh, en = "、".join(shown), ", ".join(shown)
    return Said(f"{zh} 等 {count} 处", f"{en}, {count} places in all") if count > len(shown) else Said(zh, en)


def _problem(table: Table, places: Said, formats: Said) -> Problem:
    told = Said(f"{places.zh}的显示受条件格式影响", f"a conditional format may change what is seen of {places.en}")
    allowed = Said("不改变数字的条件格式", "conditional formats that leave numbers as they are")
    repair = Said(
        f"条件格式会把这些数改按{formats.zh}显示；已按单元格自身的格式读取，请删去条件格式里的数字格式后核对",
        f"a conditional format would show these numbers as {formats.en}; they were read by the cells' own formats. "
        "Take the number format out of the condition, then check the numbers",
    )
    return Problem(Severity.WARNING, "conditional-format", table.name, "", told, allowed, repair)


def _by_format(sheet: Sheet) -> dict[str, list[_Area]]:
    found: dict[str, list[_Area]] = {}
    for areas, number_format in sheet.conditional:
        if number_format in found or len(found) < _MOST_FORMATS:
            found.setdefault(number_format, []).extend(_corners(match) for match in _AREA.finditer(areas))
    return found


def _look(raw: RawCell, number_format: str = "") -> tuple[object, ...]:
    """What is seen of a number under its own format, or another."""
    shown = shown_of(replace(raw, number_format=number_format) if number_format else raw)
    return (shown.text, shown.visible, shown.scaled, shown.inserted, shown.sign_kept) if shown else ()


def _corners(match: re.Match[str]) -> _Area:
    first, last = xl_cell_to_rowcol(match[1]), xl_cell_to_rowcol(match[2] or match[1])
    return (first[0] + 1, first[1] + 1), (last[0] + 1, last[1] + 1)


def _inside(place: tuple[int, int], area: _Area) -> bool:
    (top, left), (bottom, right) = area
    return top <= place[0] <= bottom and left <= place[1] <= right
