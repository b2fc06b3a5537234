"""Values that are lacking because the workbook has no column of their year: then the year itself may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.assessment.facts import whole
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact

YEARS = "年"
"""The unit of a year."""


@dataclass(frozen=True, slots=True)
class AbsentYear:
    """A value of a year without a column: its name, the year, and the statement that asks for this year."""

    value: str
    year: int
    stated: Fact

    @property
    def cell(self) -> Cell:
        """Where the year is stated."""
        assert self.stated.cell is not None
        return self.stated.cell


def absent_year(fact: Fact, years: Iterable[Fact]) -> AbsentYear | None:
    """What a fact without a value lacks where it has no cell to stand in; `years`: those that chose where to look."""
    sought = fact.sought
    if sought is None:
        return None
    stated = (one for year in years if whole(year) == sought.year for one in _statements(year) if one.present)
    found = next(stated, None)
    return AbsentYear(sought.value, sought.year, found) if found is not None else None


def _statements(fact: Fact) -> Iterator[Fact]:
    if fact.cell is not None:
        yield fact
    for operand in fact.operands:
        yield from _statements(operand)


def years_of(fact: Fact) -> tuple[Fact, ...]:
    """The years that chose where a fact was looked for."""
    return tuple(one for one in fact.operands if one.unit == YEARS and one.present)


def in_words(absent: AbsentYear, values: Iterable[str]) -> str:
    """Of the values of one year without a column: what is wrong, and the two ways to put it right."""
    return (
        f"{absent.stated.name}（{absent.cell}）填的是 {absent.year}，工作表没有这一年的列："
        f"填错的请改正年份，没有填错的请补上这一年的列，填写{'、'.join(values)}"
    )
