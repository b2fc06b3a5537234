"""Rows of a collection, and what tests over them come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from service.assessment.comparisons import within
from service.assessment.facts import derived, without
from service.rulelang.tables import Test, TextTest
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.state import VALUE

UNDECIDED = "无法确定"
"""What a row comes to when its tests, or the field asked for, have no value."""

COUNTED = "计入"
"""What a row comes to when all its tests are true."""

EXCLUDED = "不计入"
"""What a row comes to when one of its tests is false."""

_NUMBER = re.compile("[0-9]+$")
_NAME = re.compile("“.*”$", re.DOTALL)


def _place(cell: Cell) -> str:
    """`能源消费第8行`: the row of a cell as the workbook counts it; empty for what stands in no row."""
    number = _NUMBER.search(cell.ref)
    return f"{cell.sheet}第{number[0]}行" if number else ""


def stands_in(title: str, cell: Cell) -> bool:
    """Whether a cell is one of the row of that title."""
    return title.partition("“")[0] == _place(cell) != ""


@dataclass(slots=True)
class CollectionRow:
    """One row of a collection. Its fields become facts when first asked for; `title` names it in notes."""

    title: str
    make: Callable[[str], Fact]
    known: dict[str, Fact] = field(default_factory=dict)

    def fact(self, name: str) -> Fact:
        """The field as a fact; KeyError when the collection has no such field."""
        fact = self.known.get(name)
        if fact is None:
            fact = self.known[name] = self.make(name)
        return fact

    def placed(self, own: str) -> CollectionRow:
        """The row as the workbook counts it: `能源消费第8行`, `重点项目第5行“余热利用”`; `own`: a field that every row
        states in a cell of its own. As it was where there is no such cell."""
        cell = self.fact(own).cell
        place = _place(cell) if cell is not None else ""
        name = _NAME.search(self.title)
        return CollectionRow(place + (name[0] if name else ""), self.make, self.known) if place else self


@dataclass(slots=True)
class Tally:
    """What some rows come to: how many count, their fields, what decided, and what could not be decided."""

    included: int = 0
    fields: list[Fact] = field(default_factory=list)
    operands: list[Fact] = field(default_factory=list)
    lacking: list[Fact] = field(default_factory=list)

    def take(self, row: CollectionRow, tests: Iterable[tuple[str, Test]], wanted: str | None) -> None:
        """Add one row (and its field `wanted`). A test that is false excludes it, whatever the others lack."""
        seen, lacking = [], []
        for name, test in tests:
            fact = row.known.get(name) or row.fact(name)
            if fact.state is not VALUE:
                lacking.append(fact)
            elif not passes(test, fact):
                self._rest(row, EXCLUDED, (fact,))
                return
            seen.append(fact)
        if wanted is not None and not lacking:
            summed = row.fact(wanted)
            seen.append(summed)
            (self.fields if summed.present else lacking).append(summed)
        if lacking:
            self.lacking += (without(row.title, f.state, "", f"{row.title}：{f.note}") for f in lacking)
        else:
            self.included += 1
        self._rest(row, UNDECIDED if lacking else COUNTED, tuple(seen))

    def deciding_first(self) -> tuple[Fact, ...]:
        """Every row that was looked at; those that do not count come last."""
        return tuple(sorted(self.operands, key=_is_excluded))

    def _rest(self, row: CollectionRow, word: str, facts: tuple[Fact, ...]) -> None:
        """The row as an operand, unless what decided is no statement of the case."""
        for fact in facts:
            if fact.cell is not None or fact.operands:
                self.operands.append(derived(row.title, word, "", "", facts))
                return


def _is_excluded(row: Fact) -> bool:
    return row.value == EXCLUDED


def passes(test: Test, fact: Fact) -> bool | None:
    """Whether the fact passes; None when it has no value."""
    if fact.state is not VALUE:
        return None
    if isinstance(test, TextTest):
        return fact.value in test.values
    number = fact.number
    return any(within(interval, number) for interval in test.intervals)
