"""A base year on the cover that is not the one the base values are of: one sentence for what every value would ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from service.vocabulary.cell import Cell
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.submission import IndicatorRow, Submission

_FEW = 3
"""Values that agree by chance are fewer."""


def base_values_of_another_year(submission: Submission) -> Iterator[Problem]:
    """A problem at the cover's base year when most base values that differ from the column of this year are those of
    the column of another. Rows with a base year of their own say nothing about the cover's."""
    stated = submission.cover.base_year
    if not isinstance(stated.value, Decimal):
        return
    year = int(stated.value)
    rows = [row for row in submission.indicators.values() if not row.base_year.present and _of(row, year) is not None]
    differing = [row for row in rows if row.base.present and row.base.value != _of(row, year)]
    found = Counter(
        other for row in differing for other in row.actuals if other != year and _of(row, other) == row.base.value
    ).most_common(1)
    for other, count in found:
        if count >= _FEW and 2 * count > len(rows):
            yield _problem(stated.cell, year, other, count)


def _problem(cell: Cell, year: int, other: int, count: int) -> Problem:
    repair = Said(
        f"{count}项指标的基期值与{other}年的数相同，与{year}年的不同；"
        f"基期年是{other}年的请改正封面，确是{year}年的请逐项核对基期值",
        f"the base values of {count} indicators are the figures of {other} and not those of {year}; if the base year "
        f"is {other}, correct the cover; if it is {year}, check the base values one by one",
    )
    allowed = Said("与基期值相符的年份", "the year that the base values are of")
    found = as_written(f"“{cell.raw}”")
    return Problem(Severity.WARNING, "base-values-of-other-year", cell.sheet, cell.ref, found, allowed, repair)


def _of(row: IndicatorRow, year: int) -> object:
    """The value of a row in the column of a year; None without one."""
    entry = row.actuals.get(year)
    return entry.value if entry is not None and entry.present else None
