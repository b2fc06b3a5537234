"""Values in hidden rows, columns and sheets: they are read like any other, and mentioned once per sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from xlsxwriter.utility import xl_col_to_name

from service.intake.files.grid import BLANK, Sheet
from service.intake.forms.layout import Holds
from service.intake.reading.table import Table, filled
from service.vocabulary.problem import Problem, Severity

_SHOWN = 10


def hidden_content(table: Table, sheet: Sheet) -> Iterator[Problem]:
    """A problem that names the hidden rows and columns that are filled in, or the sheet. Keys, labels and units
    are printed by the template, so hiding them hides no statement."""
    cells = [
        (row, place) for row in table.rows for place in _answers(table) if filled(table.cells.get((row, place), BLANK))
    ]
    rows = sorted({row for row, _ in cells} & sheet.hidden.rows)
    columns = sorted({place for _, place in cells} & sheet.hidden.columns)
    found = []
    if sheet.hidden.sheet and cells:
        found.append("整张工作表")
    if rows:
        found.append(f"第 {_spans(rows, str)}行")
    if columns:
        found.append(f"{_spans(columns, _letters)}列")
    if found:
        repair = "这些内容照常读取和采用；请取消隐藏后核对，不应采用的请删除"
        hidden = f"隐藏的{'、'.join(found)}中有填写的内容"
        yield Problem(Severity.WARNING, "hidden-content", table.name, "", hidden, "不隐藏的工作表、行和列", repair)


def _answers(table: Table) -> list[int]:
    """The columns that are filled in by hand."""
    printed = {column.header for column in table.form.columns if column.locked or column.holds is Holds.UNIT}
    return [place for header, place in table.columns.items() if header not in printed]


def _spans(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """5、7—9: neighbours together, the first of many."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [name(first) if first == last else f"{name(first)}—{name(last)}" for first, last in spans[:_SHOWN]]
    return "、".join(shown) + (" 等" if len(spans) > _SHOWN else " ")


def _letters(column: int) -> str:
    return str(xl_col_to_name(column - 1))
