"""What would notice a surviving mutant: an example line found by search, ready to paste."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from random import Random

from service.assessment.rule_examples import Stated
from service.rulelang.attributes import Attributes, collections
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Earliest,
    Lacks,
    Sum,
    Value,
    operands,
)
from service.rulelang.diff.regions import ABSENT, differing_regions
from service.rulelang.pack import Given, Pack, Rule
from service.rulelang.parse.examples import typed
from service.rulelang.tables import Attribute
from service.trial.derive_mutants import conditions
from service.trial.mutant import Mutant
from service.trial.proposals import given, outcome, verified_line
from service.trial.table_mutants import marks_of
from service.vocabulary.state import State

_TRIES = 2_000
_MOST_ROWS = 3
_NUMBERS = (Decimal(0), Decimal(1), Decimal(10), Decimal(11), Decimal(100))
_DAYS = 3
_LOST = 0.3
"""The share of values that are left out."""


def example_against(mutant: Mutant, pack: Pack) -> str:
    """An example of one of the changed rules that holds for the original, by both evaluators, and fails for the
    mutant; empty when none was found."""
    changed = mutant.pack(pack)
    pairs = [(pack.rules[name], other) for name, other in mutant.rules.items() if other is not None]
    for rule, other in pairs:
        for stated in chain(_witnesses(rule, other), _inputs(rule, pack)):
            verdict = outcome(rule, stated, pack)
            if verdict and outcome(other, stated, changed) != verdict and (line := verified_line(rule, stated, pack)):
                return line
    return ""


def _witnesses(rule: Rule, other: Rule) -> Iterator[Stated]:
    """Inputs that the two tables judge differently."""
    columns = {column.name: column for column in rule.table.attributes}
    for region in differing_regions(rule.table, other.table):
        yield Stated({name: _written(text, columns[name]) for name, text in region.witness}, {})


def _written(text: str, column: Attribute) -> Given:
    return given(column, State.MISSING if text == ABSENT else typed(text, column))


def _inputs(rule: Rule, pack: Pack) -> Iterator[Stated]:
    """Random values for all that the rule reads, small and near its thresholds; the same ones every time."""
    if not rule.derived:
        return
    draw = _Draw(rule, collections(pack.catalogue, tuple(pack.rules)))
    for size in range(_TRIES):
        yield draw.stated(1 + size % _MOST_ROWS)


class _Draw:
    """Draws what an example of a rule could give."""

    def __init__(self, rule: Rule, fields: Mapping[str, Attributes]) -> None:
        made = {line.attribute.name for line in rule.derived}
        self._leaves = {name: column for line in rule.derived for name, column in _operands(line) if name not in made}
        self._leaves |= {column.name: column for column in rule.table.attributes if column.name not in made}
        self._rows: dict[str, dict[str, Attribute]] = {}
        for line in rule.derived:
            expression = line.expression
            if isinstance(expression, Count | Sum | Earliest):
                names = [*expression.where, *([] if isinstance(expression, Count) else [expression.field])]
                known = fields[expression.collection]
                self._rows.setdefault(expression.collection, {}).update({name: known[name] for name in names})
        tests = [test for line in rule.derived for test in conditions(line).values()]
        tests += [test for row in rule.table.rows for test in row.tests.values()]
        self._gaps = any(isinstance(line.expression, Lacks) for line in rule.derived)
        self._numbers = sorted({*_NUMBERS, *(mark for test in tests for mark in marks_of(test))})
        self._random = Random(rule.id)

    def stated(self, rows: int) -> Stated:
        """One input with so many rows in every collection."""
        values = {name: self._leaf(column) for name, column in self._leaves.items()}
        tables = {name: tuple(self._row(fields) for _ in range(rows)) for name, fields in self._rows.items()}
        return Stated(values, tables)

    def _row(self, fields: Mapping[str, Attribute]) -> Mapping[str, Given]:
        return {name: self._value(field) for name, field in fields.items()}

    def _leaf(self, column: Attribute) -> Given:
        """A value, or none where the rule asks whether there is one."""
        lost = self._gaps and self._random.random() < _LOST
        return given(column, State.MISSING) if lost else self._value(column)

    def _value(self, column: Attribute) -> Given:
        if column.kind == "text":
            return given(column, self._random.choice(column.values))
        if column.kind == "date":
            day = date(2022, 1, 1) + timedelta(days=self._random.randrange(_DAYS))
            return given(column, day)
        fitting = [number for number in self._numbers if _fits(number, column)]
        return given(column, self._random.choice(fitting))


def _fits(number: Decimal, column: Attribute) -> bool:
    above = column.low is None or number >= column.low
    below = column.high is None or number <= column.high
    return above and below and (not column.whole or number == number.to_integral_value())


def _operands(line: Derived) -> Iterator[tuple[str, Attribute]]:
    """What a line reads besides collections, as columns of the right kind."""
    made = line.expression
    kind = "date" if isinstance(made, Days) else "number"
    for name in operands(made):
        yield name, line.attribute if isinstance(made, Value) else Attribute(name, kind)
