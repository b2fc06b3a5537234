"""The same statements said differently: each way of it makes another workbook that says nothing else."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from service.intake.files.grid import Grid, Kind, RawCell
from tests.features.laws import first_row, split

Rows = Callable[[list[int]], Mapping[int, int]]
Restate = Callable[[str, str, RawCell], RawCell]
_NUMBER = re.compile("-?[0-9]+([.][0-9]+)?")
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_UNREAD = ("封面", "填写说明")
_YEARS = {"指标": "DF", "年度进展": "A", "能源消费": "A", "外部核对": "AB", "争议数据": "AB", "存疑处理": "C"}
"""Sheet → columns of years and codes, which are no amounts."""


def moved(grid: Grid, rows: Rows) -> Grid:
    """The rows of each sheet elsewhere."""
    sheets = dict(grid.sheets)
    for name, sheet in grid.sheets.items():
        if name not in _UNREAD:
            numbered = sorted({row for _, row in map(split, sheet.cells) if row >= first_row(name)})
            to = rows(numbered)
            cells = {
                f"{column}{to.get(row, row)}": sheet.cells[f"{column}{row}"] for column, row in map(split, sheet.cells)
            }
            sheets[name] = replace(sheet, cells=cells)
    return replace(grid, sheets=sheets)


def each(grid: Grid, restate: Restate) -> Grid:
    """Every cell below the headers as `restate` (sheet, column, cell) makes it."""
    sheets = dict(grid.sheets)
    for name, sheet in grid.sheets.items():
        if name not in _UNREAD:
            cells = {
                ref: restate(name, column, cell) if row >= first_row(name) else cell
                for ref, cell in sheet.cells.items()
                for column, row in (split(ref),)
            }
            sheets[name] = replace(sheet, cells=cells)
    return replace(grid, sheets=sheets)


def backwards(rows: list[int]) -> dict[int, int]:
    """The last row first."""
    return dict(zip(rows, reversed(rows), strict=True))


def shuffled(rows: list[int]) -> dict[int, int]:
    """The rows in any order."""
    return dict(zip(rows, random.Random(len(rows)).sample(rows, len(rows)), strict=True))


def spread(rows: list[int]) -> dict[int, int]:
    """A blank row before each."""
    return {row: rows[0] + 2 * place + 1 for place, row in enumerate(rows)}


def _amount(sheet: str, column: str, cell: RawCell) -> bool:
    plain = cell.number_format in ("", "General", "@")
    return plain and column not in _YEARS.get(sheet, "") and _NUMBER.fullmatch(cell.text) is not None


def _text(of: Callable[[str], str], what: Callable[[str, str, RawCell], bool] = _amount) -> Restate:
    def restate(sheet: str, column: str, cell: RawCell) -> RawCell:
        return RawCell(Kind.TEXT, of(cell.text), "General") if what(sheet, column, cell) else cell

    return restate


def _share(_: str, __: str, cell: RawCell) -> bool:
    return cell.number_format.endswith("%") and _NUMBER.fullmatch(cell.text) is not None


def _a_day(_: str, __: str, cell: RawCell) -> bool:
    return _DAY.fullmatch(cell.text) is not None


def _named(sheet: str, column: str, cell: RawCell) -> bool:
    return sheet == "重点项目" and column in "AB" and cell.kind is Kind.TEXT


def _words(_: str, __: str, cell: RawCell) -> bool:
    return cell.kind is Kind.TEXT


def _day(shown: str) -> Callable[[str], str]:
    return lambda text: shown.format(*map(int, text.split("-")))


def _times(power: int, sign: str) -> Callable[[str], str]:
    return lambda text: format(Decimal(text).scaleb(power), "f") + sign


def _zeros(text: str) -> str:
    return (text if "." in text else text + ".") + "000"


CELLS: dict[str, Restate] = {
    "fullwidth": _text(lambda text: text.translate(_WIDE)),
    "thousands": _text(lambda text: format(Decimal(text), ",f")),
    "trailing zeros": _text(_zeros),
    "numbers as texts": _text(lambda text: text),
    "spaces": _text(lambda text: f"\u3000 {text} \u00a0", _words),
    "day 2025/3/1": _text(_day("{}/{}/{}"), _a_day),
    "day 2025年3月1日": _text(_day("{}年{}月{}日"), _a_day),
    "day 2025.3.1": _text(_day("{}.{}.{}"), _a_day),
    "percent as text": _text(_times(2, "%"), _share),
    "per mille": _text(_times(3, "‰"), _share),
    "fullwidth percent": _text(lambda text: _times(2, "%")(text).translate(_WIDE), _share),
    "names": _text(lambda text: f"{text}\u3000", _named),
}
ROWS: dict[str, Rows] = {"backwards": backwards, "shuffled": shuffled, "spread": spread}


def other_order(grid: Grid) -> Grid:
    """The sheets in another order."""
    return replace(grid, sheets=dict(reversed(list(grid.sheets.items()))))


def other_seats(grid: Grid, seats: str = "GHIJKLM") -> Grid:
    """The experts of a 核查记录 in other columns."""
    to = dict(zip(seats, random.Random(1).sample(seats, len(seats)), strict=True))
    sheet = grid.sheets["人工核查"]
    header = first_row("人工核查") - 1
    cells = {
        (ref if row == header else f"{to.get(column, column)}{row}"): cell
        for ref, cell in sheet.cells.items()
        for column, row in (split(ref),)
    }
    return replace(grid, sheets={**grid.sheets, "人工核查": replace(sheet, cells=cells)})
