"""Rows of a collection, and what tests over them come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from service.assessment.comparisons import within
from service.assessment.facts import derived, without
from service.rulelang.tables import Test, TextTest
from service.vocabulary.fact import Fact
from service.vocabulary.state import VALUE

UNDECIDED = "无法确定"
"""What a row comes to when its tests, or the field asked for, have no value."""

COUNTED = "计入"
"""What a row comes to when all its tests are true."""


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
                self._rest(row, "不计入", (fact,))
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

    def _rest(self, row: CollectionRow, word: str, facts: tuple[Fact, ...]) -> None:
        """The row as an operand, unless what decided is no statement of the case."""
        for fact in facts:
            if fact.cell is not None or fact.operands:
                self.operands.append(derived(row.title, word, "", "", facts))
                return


def passes(test: Test, fact: Fact) -> bool | None:
    """Whether the fact passes; None when it has no value."""
    if fact.state is not VALUE:
        return None
    if isinstance(test, TextTest):
        return fact.value in test.values
    number = fact.number
    return any(within(interval, number) for interval in test.intervals)
