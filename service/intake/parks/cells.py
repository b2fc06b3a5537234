"""The cells of a park list, whether it came as CSV or as a workbook."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

from service.intake.files.grid import Kind, RawCell, Sheet
from service.intake.files.openbook import read_grid
from service.intake.files.package_checks import check_size
from service.intake.reading.table import positions
from service.vocabulary.problem import Unreadable

MOST_ROWS = 20_000
MOST_COLUMNS = 256
_CSV = "CSV"
_PACKAGES = (b"PK", b"\xd0\xcf\x11\xe0")
"""How a workbook begins, new or old: either is for the limited reader, which says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ListCells:
    """digest: SHA-256 of the file's bytes; sheet: where the list stands; cells: by row and column, both from 1;
    others: the other filled sheets, which are not read."""

    digest: str
    sheet: str
    cells: Mapping[tuple[int, int], RawCell]
    others: tuple[ListCells, ...] = ()


def read_cells(content: bytes) -> ListCells:
    """The cells of a .csv (UTF-8 with or without a mark, GB18030) or of the first filled sheet of a .xlsx.

    Raises:
        Unreadable: it is neither, or too large.
    """
    check_size(len(content))
    if content.startswith(_PACKAGES):
        grid = read_grid(content)
        filled = {name: sheet for name, sheet in grid.sheets.items() if sheet.cells}
        chosen = next((name for name, sheet in filled.items() if not sheet.hidden.sheet), "")
        others = (ListCells(grid.digest, name, positions(sheet)) for name, sheet in filled.items() if name != chosen)
        return ListCells(grid.digest, chosen, positions(filled.get(chosen, Sheet())), tuple(others))
    return ListCells(hashlib.sha256(content).hexdigest(), _CSV, _csv_cells(_decoded(content)))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise Unreadable(
        "encoding", "清单的编码不能识别：请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”或“Excel 工作簿（*.xlsx）”。"
    )


def _csv_cells(text: str) -> dict[tuple[int, int], RawCell]:
    found = {}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row, fields in enumerate(reader, start=1):
            if row > MOST_ROWS or len(fields) > MOST_COLUMNS:
                raise Unreadable("too-large", f"清单超过 {MOST_ROWS} 行或 {MOST_COLUMNS} 列：请分成几份导入。")
            found.update(
                {(row, column): RawCell(Kind.TEXT, one) for column, one in enumerate(fields, 1) if one.strip()}
            )
    except csv.Error as error:
        raise Unreadable(
            "csv", f"第 {reader.line_num} 行不是完整的 CSV（{error}）：请检查这一行的引号，或另存为 xlsx 后重新导入。"
        ) from None
    return found
