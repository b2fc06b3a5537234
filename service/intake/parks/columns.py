"""Which column of a park list states what, by its heading; headings nobody knows are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from service.intake.files.grid import RawCell
from service.intake.parks.cells import ListCells
from service.intake.reading.table import ref
from service.vocabulary.language import Said, quoted
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.writing import folded


class Column(StrEnum):
    """What a column can state; its value is the heading in messages."""

    SERIAL = "序号"
    CODE = "代码"
    NAME = "园区名称"
    PROVINCE = "省份"
    JURISDICTION = "主管地区"
    CITY = "城市"
    LEVEL = "批准级别"
    TYPE = "园区类型"
    APPROVED = "批准时间"
    AREA = "核准面积（公顷）"
    INDUSTRIES = "主导产业"
    ALIASES = "别名"


_HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.SERIAL: ("编号",),
    Column.CODE: ("开发区代码", "园区代码", "目录代码"),
    Column.NAME: ("名称", "开发区名称"),
    Column.PROVINCE: ("省", "省(区、市)", "省区市", "省市区", "省级行政区", "所在省份", "所属省份"),
    Column.JURISDICTION: ("归口地区",),
    Column.CITY: ("设区市", "所在城市", "所在市", "地市", "地级市"),
    Column.LEVEL: ("级别", "批准机关", "园区级别", "开发区级别"),
    Column.TYPE: ("类型", "开发区类型"),
    Column.APPROVED: ("批准年月", "设立时间", "批准设立时间"),
    Column.AREA: ("核准面积_公顷", "核准面积(ha)", "面积(公顷)", "规划面积(公顷)"),
    Column.INDUSTRIES: ("主要产业", "主导产业名称"),
    Column.ALIASES: ("其他名称", "曾用名", "一园多名"),
}
_HEADER_WITHIN = 10
"""The first rows may hold a title."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the headings stand: row (0 where there are none), column by what it states, and what is wrong."""

    row: int
    places: Mapping[Column, int]
    problems: tuple[Problem, ...] = field(default=())


def find_columns(stated: ListCells, place_required: bool) -> Columns:
    """The columns of a list. place_required: whether the list must say where each park lies."""
    row = _header_row(stated.cells)
    headings = sorted((column, raw.text.strip()) for (at, column), raw in stated.cells.items() if at == row)
    places: dict[Column, int] = {}
    problems = []
    for column, text in headings:
        known = _KNOWN.get(_plain(text))
        if known is None:
            problems.append(_unknown(stated.sheet, row, column, text))
        elif known in places:
            problems.append(_twice(stated.sheet, row, column, text, known))
        else:
            places[known] = column
    return Columns(row, places, (*problems, *_lacking(stated.sheet, places, place_required)))


def _plain(text: str) -> str:
    return re.sub(r"[_()\[\]]", "", folded(text))


_KNOWN = {_plain(text): column for column, others in _HEADINGS.items() for text in (column.value, *others)}


def _header_row(cells: Mapping[tuple[int, int], RawCell]) -> int:
    """The row with the most known headings, the first of several; 0 where there is none."""
    found: dict[int, int] = {}
    for (row, _), raw in cells.items():
        if row <= _HEADER_WITHIN and _plain(raw.text) in _KNOWN:
            found[row] = found.get(row, 0) + 1
    return min(found, key=lambda row: (-found[row], row), default=0)


def _unknown(sheet: str, row: int, column: int, text: str) -> Problem:
    if _plain(text).startswith(("核准面积", "面积", "规划面积")):
        found, allowed = Said(f"列“{text}”", f"a column “{text}”"), Said("单位为公顷的面积", "the area in hectares")
        repair = Said(
            "把面积换算成公顷，列名改为“核准面积（公顷）”",
            "convert the area to hectares and call the column “核准面积（公顷）”",
        )
        return Problem(Severity.ERROR, "area-unit", sheet, ref(row, column), found, allowed, repair)
    found = Said(f"不认识的列“{text}”，整列没有读取", f"an unknown column “{text}”, of which nothing was read")
    known = [column.value for column in Column]
    repair = Said(
        "不需要的列可以不理；需要的，把列名改成其中之一",
        "leave it if it is not needed; else give the column one of these names",
    )
    allowed = Said("、".join(known), quoted(known))
    return Problem(Severity.WARNING, "unknown-column", sheet, ref(row, column), found, allowed, repair)


def _twice(sheet: str, row: int, column: int, text: str, known: Column) -> Problem:
    found = Said(
        f"列“{text}”与前面的一列都是{known.value}",
        f"a column “{text}”, stating “{known.value}” like one before it",
    )
    allowed = Said("每项内容一列", "one column for each thing stated")
    repair = Said("删去其中一列", "delete one of the columns")
    return Problem(Severity.ERROR, "column-twice", sheet, ref(row, column), found, allowed, repair)


def _lacking(sheet: str, places: Mapping[Column, int], place_required: bool) -> Iterator[Problem]:
    required = [Column.NAME, Column.CODE]
    if place_required and Column.JURISDICTION not in places:
        required.append(Column.PROVINCE)
    for column in required:
        if column not in places:
            names = column.value, *_HEADINGS[column]
            found = Said(f"没有“{column.value}”这一列", f"no column “{column.value}”")
            allowed = Said(f"表头写有 {'、'.join(names)} 之一", f"a heading that is one of {quoted(names)}")
            repair = Said("补上这一列后重新导入", "add the column and import the list again")
            yield Problem(Severity.ERROR, "column-missing", sheet, "", found, allowed, repair)
