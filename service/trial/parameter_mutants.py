"""Mutants of the dated numbers rules share: another value, with every condition that names it read again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from service.authoring.problem import Mistake
from service.rulelang.attributes import Attributes, collections
from service.rulelang.derivations import Count, Derived, Earliest, Sum
from service.rulelang.digest import references
from service.rulelang.pack import Pack, Parameter, Rule
from service.rulelang.parse.parameters import USED_BY_ASSESSMENT
from service.rulelang.parse.unary import parse_test
from service.rulelang.tables import Attribute, NumberTest, Test
from service.rulelang.words import number_in_words
from service.trial.derive_mutants import conditions
from service.trial.mutant import Kind, Mutant
from service.trial.rule_mutants import Made, equivalent
from service.trial.table_mutants import in_order, slipped, sound


def parameter_mutants(parameter: Parameter, pack: Pack) -> Made:
    """Every other value that the loader takes. A value that changes no rule and that the assessment does not use says
    the same as the original."""
    counts = parameter.name in USED_BY_ASSESSMENT
    column = Attribute(parameter.name, "number", parameter.unit, whole=counts)
    mutants, same = [], 0
    for _, value in slipped(parameter.value, column):
        other = replace(parameter, value=value)
        rules = _reread(other, pack)
        if rules is None or (counts and value < 0):
            continue
        if rules or counts:
            old, new = (number_in_words(number, parameter.unit) for number in (parameter.value, value))
            place, name = parameter.position, parameter.name
            mutants.append(Mutant(Kind.PARAMETER, name, place, f"{old} → {new}", rules, {name: other}))
        else:
            same += 1
    return Made(tuple(mutants), same)


def _reread(parameter: Parameter, pack: Pack) -> Mapping[str, Rule | None] | None:
    """The rules that say something else with the parameter's new value; None when the loader would refuse one."""
    fields = collections(pack.catalogue, tuple(pack.rules))
    reader = _Reader(parameter, pack, fields)
    changed: dict[str, Rule | None] = {}
    for rule in pack.rules.values():
        reads = any(parameter.name in references(line) for line in rule.derived)
        try:
            other = reader.rule(rule)
        except Mistake:
            return None
        if not reads and other == rule:
            continue
        wheres = (test for line in other.derived for test in conditions(line).values())
        if not sound(other.table) or not all(in_order(test) for test in wheres):
            return None
        if reads or not equivalent(rule, other, fields):
            changed[rule.id] = other
    return changed


class _Reader:
    """Reads the conditions that name a parameter again, with its new value."""

    def __init__(self, parameter: Parameter, pack: Pack, fields: Mapping[str, Attributes]) -> None:
        self._parameters = {**pack.parameters, parameter.name: parameter}
        self._named = re.compile(rf"\b{re.escape(parameter.name)}\b")
        self._fields = fields

    def rule(self, rule: Rule) -> Rule:
        """The rule as the loader would read it.

        Raises:
            Mistake: the new value cannot stand in one of its conditions.
        """
        columns = {column.name: column for column in rule.table.attributes}
        rows = tuple(replace(row, tests=self._tests(row.tests, columns)) for row in rule.table.rows)
        derived = tuple(self._line(line) for line in rule.derived)
        return replace(rule, table=replace(rule.table, rows=rows), derived=derived)

    def _line(self, line: Derived) -> Derived:
        made = line.expression
        if not isinstance(made, Count | Sum | Earliest):
            return line
        return replace(line, expression=replace(made, where=self._tests(made.where, self._fields[made.collection])))

    def _tests(self, tests: Mapping[str, Test], columns: Attributes) -> Mapping[str, Test]:
        return {name: self._test(test, columns[name]) for name, test in tests.items()}

    def _test(self, test: Test, column: Attribute) -> Test:
        if isinstance(test, NumberTest) and self._named.search(test.text):
            return parse_test(test.text, column, self._parameters)
        return test
