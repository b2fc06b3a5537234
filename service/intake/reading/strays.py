"""What a sheet holds beside its table: nothing of it is read, and nothing of it goes unmentioned."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_cell_to_rowcol

from service.intake.cells.faults import remark
from service.intake.files.grid import BLANK, RawCell, Sheet
from service.intake.reading.table import Table, filled
from service.vocabulary.problem import Problem


def strays(table: Table, sheet: Sheet) -> Iterator[Problem]:
    """A problem for everything in the sheet that is not read: own columns, values beside the table or above it, cells
    merged within it."""
    yield from _own_columns(table)
    yield from _above(table)
    yield from _merged(table, sheet)


def _own_columns(table: Table) -> Iterator[Problem]:
    known = set(table.columns.values())
    beyond: dict[int, tuple[int, RawCell]] = {}
    for (row, column), raw in sorted(table.cells.items(), key=lambda item: item[0]):
        if column in known or row < table.header_row or not filled(raw):
            continue
        beyond.setdefault(column, (row, raw))
    for column, (row, raw) in beyond.items():
        named = row == table.header_row
        code, what = ("unknown-column", "自行增加的列") if named else ("beyond-table", "没有表头的列")
        yield remark(code, "模板规定的列", f"{what}不作读取；需要采用的内容请填入模板规定的列").at(
            raw, table.place(row, column)
        )


def _above(table: Table) -> Iterator[Problem]:
    """What stands above the header, but for the title, the note and the row of names."""
    named = {table.columns[header] for header in table.form.named if header in table.columns}
    for (row, column), raw in table.cells.items():
        if row < table.header_row and column > 1 and column not in named and filled(raw):
            repair = "表头以上的内容不作读取；需要采用的请填入表中"
            yield remark("above-table", "模板规定的标题和说明", repair).at(raw, table.place(row, column))


def _merged(table: Table, sheet: Sheet) -> Iterator[Problem]:
    read = set(table.columns.values())
    for area in sheet.merged:
        first, _, last = area.partition(":")
        (top, left), (bottom, right) = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last or first)
        if bottom + 1 > table.header_row and read & set(range(left + 1, right + 2)):
            raw = table.cells.get((top + 1, left + 1), BLANK)
            repair = f"取消合并 {area}，在每个单元格分别填写；合并后只有左上角的内容被读取"
            yield remark("merged-cells", "不合并的单元格", repair).at(raw, table.place(top + 1, left + 1))
