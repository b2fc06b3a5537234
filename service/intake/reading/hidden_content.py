"""Values in hidden rows, columns and sheets: they are read like any other, and mentioned once per sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from xlsxwriter.utility import xl_col_to_name

from service.intake.files.grid import BLANK, Sheet
from service.intake.forms.layout import Holds
from service.intake.reading.table import Table, filled
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity

_SHOWN = 10
_ALLOWED = Said("不隐藏的工作表、行和列", "sheets, rows and columns that are not hidden")
_REPAIR = Said(
    "这些内容照常读取和采用；请取消隐藏后核对，不应采用的请删除",
    "all of it is read and used; show it and check it, and delete what should not be used",
)


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
        found.append(Said("整张工作表", "the whole sheet"))
    if rows:
        spans = _spans(rows, str)
        found.append(Said(f"第 {spans.zh}行", f"{'row' if len(rows) == 1 else 'rows'} {spans.en}"))
    if columns:
        spans = _spans(columns, _letters)
        found.append(Said(f"{spans.zh}列", f"{'column' if len(columns) == 1 else 'columns'} {spans.en}"))
    if found:
        zh, en = zip(*found, strict=True)
        hidden = Said(f"隐藏的{'、'.join(zh)}中有填写的内容", f"something filled in though hidden: {', '.join(en)}")
        yield Problem(Severity.WARNING, "hidden-content", table.name, "", hidden, _ALLOWED, _REPAIR)


def _answers(table: Table) -> list[int]:
    """The columns that are filled in by hand."""
    printed = {column.header for column in table.form.columns if column.locked or column.holds is Holds.UNIT}
    return [place for header, place in table.columns.items() if header not in printed]


def _spans(numbers: Iterable[int], name: Callable[[int], str]) -> Said:
    """5、7—9: neighbours together, the first of many."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [name(first) if first == last else f"{name(first)}—{name(last)}" for first, last in spans[:_SHOWN]]
    more = len(spans) > _SHOWN
    return Said("、".join(shown) + (" 等" if more else " "), ", ".join(shown) + (" and more" if more else ""))


def _letters(column: int) -> str:
    return str(xl_col_to_name(column - 1))
