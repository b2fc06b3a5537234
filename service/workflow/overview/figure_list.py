"""A list behind a figure of the overview: columns, rows, and the sum of these very rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.assessment.labels import say
from service.casework.overview import CaseStanding, exact_sum, exact_text
from service.vocabulary.language import Language, Said

Cell = Said | str | date | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """unit: empty where it has none; number: right-aligned."""

    said: Said
    unit: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is counted. name: of the park, or who it is; park, case: ids, empty where there is none; amount:
    what it adds to the sum."""

    name: str
    park: str
    case: str
    cells: tuple[Cell, ...]
    amount: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class FigureList:
    """title: what the figure is called; columns: beside the name; unit: of the sum; lacking: rows that add nothing as
    their number is missing."""

    title: Said
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    lacking: int = 0

    @property
    def sum(self) -> str:
        """Of the amounts of all rows, to the last digit."""
        return exact_text(exact_sum(row.amount for row in self.rows))


STATE, DUE = Column(Said("环节", "stage")), Column(Said("期限", "due"))
CONCLUSION = Column(Said("最近一次评价的建议结论", "conclusion of the last evaluation"))


def conclusion_of(case: CaseStanding) -> Said | None:
    """What its last evaluation came to; None before the first."""
    if not case.recommendation:
        return None
    zh = f"{case.recommendation}{case.grade}" + ("" if case.visited else "（预评价）")
    words = (say(word, Language.EN) for word in (case.recommendation, case.grade) if word)
    return Said(zh, " ".join(words) + ("" if case.visited else " (before the site visit)"))


def of_cases(title: Said, cases: Iterable[CaseStanding]) -> FigureList:
    """A list of cases."""
    rows = (Row(one.park_name, one.park, one.id, (one.state.said, one.due, conclusion_of(one))) for one in cases)
    return FigureList(title, (STATE, DUE, CONCLUSION), tuple(rows))
