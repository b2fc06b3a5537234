"""What a sheet holds beside its table: nothing of it is read, and nothing of it goes unmentioned."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_cell_to_rowcol

from service.intake.cells.faults import remark
from service.intake.files.grid import BLANK, RawCell, Sheet
from service.intake.forms.layout import NAMES, Holds, header_word, year_of
from service.intake.reading.table import Table, filled
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.writing import folded

_TITLE_AND_NOTE = 2
_SHOWN_COMMENTS = 8
_OWN_COLUMN = Said("自行增加的列", "a column that was added")
_NO_HEADER = Said("没有表头的列", "a column without a header")
_COLUMNS = Said("模板规定的列", "the columns of the template")
_PRINTED = Said("模板印定的内容", "what the template prints")
_PRINTED_COLUMN = Said(
    "这一列由模板印定，不作读取；需要采用的内容请填入可以填写的列",
    "this column is printed by the template and not read; what should be used belongs into the columns to fill in",
)
_TITLE = Said("模板规定的标题和说明", "the title and note of the template")
_ABOVE = Said(
    "表头以上的内容不作读取；需要采用的请填入表中",
    "nothing above the header is read; what should be used belongs into the table",
)
_IN_CELLS = Said("填在单元格里的内容", "statements in cells")
_COMMENTS = Said(
    "批注不作读取；需要采用的内容请填入可以填写的单元格",
    "comments are not read; what should be used belongs into the cells to fill in",
)
_DRAWINGS = Said("图片、图形、图表或文本框", "pictures, shapes, charts or text boxes")
_UNDRAWN = Said(
    f"{_DRAWINGS.zh}不作读取；需要采用的内容请填入可以填写的单元格，图片另作为佐证材料提交",
    f"{_DRAWINGS.en} are not read; what should be used belongs into the cells to fill in, pictures into the evidence",
)
_OWN_UNIT = "折标系数"
"""A header whose unit is read though the template prints none."""


def strays(table: Table, sheet: Sheet) -> Iterator[Problem]:
    """A problem for everything in the sheet that is not read: own columns, values beside the table or above it, units
    in its header, cells merged within it, comments, drawings."""
    yield from _own_columns(table)
    yield from _beside(table)
    yield from _header_units(table)
    yield from _above(table)
    yield from _merged(table, sheet)
    yield from _comments(table, sheet)
    yield from _drawings(table, sheet)


def _own_columns(table: Table) -> Iterator[Problem]:
    known = set(table.columns.values())
    beyond: dict[int, tuple[int, RawCell]] = {}
    for (row, column), raw in sorted(table.cells.items(), key=lambda item: item[0]):
        if column in known or row < table.header_row or not filled(raw):
            continue
        beyond.setdefault(column, (row, raw))
    for column, (row, raw) in beyond.items():
        named = row == table.header_row
        code, what = ("unknown-column", _OWN_COLUMN) if named else ("beyond-table", _NO_HEADER)
        repair = Said(
            f"{what.zh}不作读取；需要采用的内容请填入模板规定的列",
            f"{what.en} is not read; what should be used belongs into the columns of the template",
        )
        yield remark(code, _COLUMNS, repair).at(raw, table.place(row, column))


def _beside(table: Table) -> Iterator[Problem]:
    """Texts in printed columns of rows that are not read, but for those the template prints."""
    places = set(table.columns.values()) - table.read
    printed = {folded(text) for line in table.form.lines for text in line.texts.values()}
    for (row, column), raw in sorted(table.cells.items(), key=lambda item: item[0]):
        beside = column in places and row > table.header_row and row not in table.rows
        if beside and filled(raw) and folded(raw.text) not in printed:
            yield remark("beside-table", _PRINTED, _PRINTED_COLUMN).at(raw, table.place(row, column))


def _header_units(table: Table) -> Iterator[Problem]:
    """Units in headers that are not read, and units that the headers have lost."""
    for header, place in table.columns.items():
        written, at_header = table.units[header], (table.cells[table.header_row, place], table.head(header))
        printed = "" if year_of(header) is not None else table.form.column(header).unit
        if printed and not written:
            repair = Said(
                f"已按 {printed} 读取，请在表头补写单位", f"read as “{printed}”; write the unit into the header"
            )
            yield remark("unit-missing", as_written(f"“{header}（{printed}）”"), repair).at(*at_header)
        elif written and not printed and header != _OWN_UNIT and _is_number(table, header):
            repair = Said(
                f"表头括号里的“{written}”不作读取，以“单位”列和单元格为准；请核对后删去",
                f"“{written}” in the brackets of the header is not read, the column “单位” and the cells count; check "
                "and delete it",
            )
            yield remark("header-unit", as_written(f"“{header}”"), repair).at(*at_header)


def _is_number(table: Table, header: str) -> bool:
    return year_of(header) is not None or table.form.column(header).holds in (Holds.NUMBER, Holds.TARGET)


def _above(table: Table) -> Iterator[Problem]:
    """What stands above the header, but for the title, the note and the row of names."""
    named = {table.columns[header] for header in table.form.named if header in table.columns}
    above = sorted(place for place, raw in table.cells.items() if place[0] < table.header_row and filled(raw))
    first = [place for place in above if place[1] == 1 and header_word(table.cells[place].text) != NAMES]
    for row, column in above:
        if (row, column) in first[_TITLE_AND_NOTE:] or (column > 1 and column not in named):
            yield remark("above-table", _TITLE, _ABOVE).at(table.cells[row, column], table.place(row, column))


def _comments(table: Table, sheet: Sheet) -> Iterator[Problem]:
    if sheet.commented:
        count, shown = len(sheet.commented), sheet.commented[:_SHOWN_COMMENTS]
        more = Said(" 等", " …") if count > _SHOWN_COMMENTS else Said("", "")
        found = Said(
            f"{count} 条批注（{'、'.join(shown)}{more.zh}）", f"comments: {count} ({', '.join(shown)}{more.en})"
        )
        yield Problem(Severity.WARNING, "comments", table.name, "", found, _IN_CELLS, _COMMENTS)


def _drawings(table: Table, sheet: Sheet) -> Iterator[Problem]:
    if sheet.drawn:
        yield Problem(Severity.WARNING, "drawings", table.name, "", _DRAWINGS, _IN_CELLS, _UNDRAWN)


def _merged(table: Table, sheet: Sheet) -> Iterator[Problem]:
    read = set(table.columns.values())
    for area in sheet.merged:
        first, _, last = area.partition(":")
        (top, left), (bottom, right) = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last or first)
        if bottom + 1 > table.header_row and read & set(range(left + 1, right + 2)):
            raw = table.cells.get((top + 1, left + 1), BLANK)
            repair = Said(
                f"取消合并 {area}，在每个单元格分别填写；合并后只有左上角的内容被读取",
                f"unmerge {area} and fill in each cell; of merged cells only the top left one is read",
            )
            yield remark("merged-cells", Said("不合并的单元格", "cells that are not merged"), repair).at(
                raw, table.place(top + 1, left + 1)
            )
