"""One worksheet part, checked element by element before a library reads it: size, order, formulas, merged ranges."""

import re

from service.intake.files.number_conditions import AREAS, MAIN, NumberConditions
from service.vocabulary.problem import Unreadable

MAX_ROW = 20_000
MAX_COLUMN = 256
MAX_TEXT = 32_767

RESAVE = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后重新提交"

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_TEXTS = re.compile(r'"[^"]*"')
_NAMES = re.compile(r"'[^']*'")
# `[1]Sheet!A1` or `'C:\[other.xlsx]Sheet'!A1`; a table column `T[Column]` is never followed by a sheet and `!`.
_OTHER_BOOK = re.compile(r"\[[^\[\]]+\]\w+!|'[^']*\[[^\[\]']+\][^']*'!")
# Functions that fetch from a running program: LibreOffice writes its DDE links as one.
_LIVE = re.compile(r"(?<![\w.])(?:DDE|RTD)\s*\(", re.IGNORECASE)
_WEB = re.compile(r"(?<![\w])(?:_xlfn\.)?WEBSERVICE\s*\(", re.IGNORECASE)
_SIZE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,20})?")
_NARROWEST, _LOWEST = 0.5, 3.0
"""Characters and points; a narrower column or lower row shows no figure."""


def too_long(where: str, length: int) -> Unreadable:
    """The refusal of a text no spreadsheet program would have stored."""
    return Unreadable(
        "cell-text-too-long",
        f"{where}的文字长达 {length} 个字符，超过单元格上限 {MAX_TEXT} 个：请缩短，长篇说明另作为佐证材料提交。",
    )


def damaged(detail: str) -> Unreadable:
    """The refusal of a part that breaks the file format."""
    return Unreadable("damaged", f"文件内部已损坏（{detail}），不能可靠地读取：{RESAVE}。")


class SheetWatcher:
    """Receives the XML events of one worksheet (tags as `namespace name`) and raises Unreadable at the first fault.

    Afterwards: `merged` ranges; `uncomputed` cells, whose formula has no stored value; `placeholders`, whose formula
    has a stored 0, which some writing libraries put there without calculating; `last_row` with a cell, 0 if none;
    `hidden_rows` and `hidden_columns`, numbered from 1, within the extent allowed; `hides_zeros`, whether the sheet is
    set to show a zero as an empty cell; `conditions`, what may change how its numbers are shown.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.merged: list[str] = []
        self.uncomputed: list[str] = []
        self.placeholders: list[str] = []
        self.last_row = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.hides_zeros = False
        self.conditions = NumberConditions()
        self._row = 0
        self._column = 0
        self._ref = ""
        self._cell_type = "n"
        self._has_formula = False
        self._value: str | None = None
        self._formula = ""
        self._text_length = 0
        self._inside = ""
        self._starts = {
            f"{MAIN} sheetView": self._view,
            f"{MAIN} col": self._columns,
            f"{MAIN} row": self._start_row,
            f"{MAIN} c": self._start_cell,
            f"{MAIN} v": self._start_value,
            f"{MAIN} f": self._start_formula,
            f"{MAIN} t": self._start_text,
            f"{MAIN} dimension": self._dimension,
            f"{MAIN} mergeCell": self._merge,
            AREAS: self._start_areas,
            **self.conditions.starts,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        handler = self._starts.get(tag)
        if handler:
            handler(attributes)

    def text(self, data: str) -> None:
        """Character data inside the element that began last."""
        if self._inside == "v":
            self._value = (self._value or "") + data
            self._check_length(len(self._value))
        elif self._inside == "f":
            self._formula += data
            self._check_length(len(self._formula))
        elif self._inside == "t":
            self._text_length += len(data)
            self._check_length(self._text_length)
        elif self._inside == AREAS:
            self.conditions.text(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._inside = ""
        if tag == f"{MAIN} c" and self._has_formula:
            self._close_formula_cell()
        elif tag == AREAS:
            self.conditions.end()

    def _view(self, attributes: dict[str, str]) -> None:
        self.hides_zeros = self.hides_zeros or attributes.get("showZeros") in ("0", "false")

    def _columns(self, attributes: dict[str, str]) -> None:
        if not (_is_true(attributes.get("hidden")) or _is_below(attributes.get("width"), _NARROWEST)):
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(last)):
            raise damaged(f"工作表“{self.name}”的列号“{first[:20]}”“{last[:20]}”无效")
        self.hidden_columns.update(range(int(first), min(int(last), MAX_COLUMN) + 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", str(self._row + 1))
        if not stated.isascii() or not stated.isdigit() or int(stated) <= self._row:
            raise damaged(f"工作表“{self.name}”的行号“{stated[:20]}”无效或次序颠倒")
        self._row = int(stated)
        self._column = 0
        if self._row <= MAX_ROW and (_is_true(attributes.get("hidden")) or _is_below(attributes.get("ht"), _LOWEST)):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        row, column = self._position(stated) if stated else (self._row, self._column + 1)
        self._ref = stated or f"第 {row} 行第 {column} 列"
        self._check_extent(row, column, self._ref)
        if row != self._row or column <= self._column:
            raise damaged(f"工作表“{self.name}”的单元格 {self._ref} 不在它应在的位置")
        self._column, self.last_row = column, row
        self._cell_type = attributes.get("t", "n")
        self._has_formula, self._formula = False, ""
        self._value, self._text_length = None, 0

    def _start_value(self, _: dict[str, str]) -> None:
        self._inside, self._value = "v", ""

    def _start_formula(self, _: dict[str, str]) -> None:
        self._inside, self._has_formula = "f", True

    def _start_text(self, _: dict[str, str]) -> None:
        self._inside = "t"

    def _start_areas(self, _: dict[str, str]) -> None:
        self._inside = AREAS

    def _dimension(self, attributes: dict[str, str]) -> None:
        # Only where the cells stand counts: LibreOffice states the last row of all once rows were inserted.
        for corner in attributes.get("ref", "A1").split(":"):
            self._position(corner)

    def _merge(self, attributes: dict[str, str]) -> None:
        area = attributes.get("ref", "")
        self._check_range(area)
        self.merged.append(area)

    def _check_range(self, area: str) -> None:
        for corner in area.split(":"):
            row, column = self._position(corner)
            self._check_extent(row, column, corner)

    def _check_length(self, length: int) -> None:
        if length > MAX_TEXT:
            raise too_long(f"工作表“{self.name}”的 {self._ref} ", length)

    def _check_extent(self, row: int, column: int, ref: str) -> None:
        if row > MAX_ROW or column > MAX_COLUMN:
            raise Unreadable(
                "sheet-too-large",
                f"工作表“{self.name}”用到了 {ref}，超出允许的 {MAX_ROW} 行 × {MAX_COLUMN} 列（到 IV{MAX_ROW} 为止）："
                "请删除多余的行和列（选中后右键删除，只清空内容不够），保存后重新提交。",
            )

    def _position(self, ref: str) -> tuple[int, int]:
        match = _REF.fullmatch(ref)
        if match is None:
            raise damaged(f"工作表“{self.name}”中有无效的单元格地址“{ref[:20]}”")
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(match[2]), column

    def _close_formula_cell(self) -> None:
        formula = _TEXTS.sub("", self._formula)
        if "|" in _NAMES.sub("", formula) or _LIVE.search(formula):
            raise dde(f"工作表“{self.name}”的 {self._ref} ")
        if _OTHER_BOOK.search(formula):
            raise external_link(f"的“{self.name}”{self._ref} 取自其他工作簿")
        if _WEB.search(formula):
            raise external_link(f"的“{self.name}”{self._ref} 取自网络")
        if self._value is None or (not self._value and self._cell_type != "str"):
            self.uncomputed.append(self._ref)
        elif self._cell_type == "n" and self._value == "0":
            self.placeholders.append(self._ref)


def _is_true(stated: str | None) -> bool:
    return stated in ("1", "true")


def _is_below(size: str | None, least: float) -> bool:
    """Whether a stated width or height is too small to show anything: people and programs hide by it as well."""
    return size is not None and _SIZE.fullmatch(size) is not None and float(size) < least


def dde(where: str) -> Unreadable:
    """The refusal of a link that would start another program."""
    return Unreadable(
        "dde", f"{where}含有动态数据交换（DDE）链接，可能启动其他程序，不予读取：请把这些公式改为数值，保存后重新提交。"
    )


def external_link(what: str) -> Unreadable:
    """The refusal of a workbook whose values come from elsewhere."""
    return Unreadable(
        "external-link",
        f"工作簿{what}，不予读取：请在“数据 → 编辑链接（查询和连接）”中断开链接、保留数值，保存后重新提交。",
    )
