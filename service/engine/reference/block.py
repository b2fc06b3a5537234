"""Attributes by name: overrides of an example, the derive block, built-ins, references, parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from service.engine.reference import attributes
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, NOT_APPLICABLE, Known, blocked, value, worst
from service.engine.reference.plan import answer, days, opinions, plan_value
from service.engine.reference.rows import Field, Passed, given_rows, rows
from service.engine.reference.tables import passes
from service.rulelang import derivations as d
from service.rulelang.pack import Rule
from service.rulelang.tables import Test

Summary = Mapping[str, Known]


@dataclass
class Subject:
    """One rule on one subject; `known` remembers what was already worked out."""

    inputs: Inputs
    rule: Rule
    subject: str
    passed: Sequence[Passed] = ()
    summary: Summary = field(default_factory=dict)
    given: Mapping[str, Known] = field(default_factory=dict)
    given_rows: Mapping[str, Sequence[Mapping[str, Known]]] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)

    def attribute(self, name: str) -> Known:
        """An attribute, derived name, reference or parameter of this subject."""
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _find(self, name: str) -> Known:
        short = name.removeprefix("self.")
        if short in self.given:
            return self.given[short]
        derived = next((line for line in self.rule.derived if line.attribute.name == short), None)
        if derived is not None:
            return self._derive(derived.expression)
        if "." in short:
            return self._refer(*short.split(".", 1))
        if short in self.inputs.pack.parameters and not self._is_builtin(short):
            return value(Fraction(self.inputs.pack.parameter(short)))
        return self._builtin(short)

    def _is_builtin(self, name: str) -> bool:
        return any(column.name == name for column in self.rule.table.attributes)

    def _refer(self, owner: str, name: str) -> Known:
        if owner == "plan":
            return plan_value(self.inputs, name)
        if owner in self.inputs.pack.catalogue.indicators:
            own = self.subject == f"indicator:{owner}"
            return self._indicator(owner, name, self.rule if own else None)
        return attributes.of_quantity(self.inputs, owner, name)

    def _builtin(self, name: str) -> Known:
        kind, _, code = self.subject.partition(":")
        if kind == "indicator":
            return self._indicator(code, name, self.rule)
        if kind == "quantity":
            return attributes.of_quantity(self.inputs, code, name)
        if kind == "item":
            if name == "answer":
                return answer(self.inputs, self.rule)
            return value(len(opinions(self.inputs, self.rule)))
        return self.summary.get(name, MISSING)

    def _indicator(self, code: str, name: str, rule: Rule | None) -> Known:
        """An attribute of an indicator, from the park or from what an example states of it."""
        inputs = self.inputs
        if self.given:
            own = self.subject.removeprefix("indicator:")
            inputs = _Given(inputs.submission, inputs.judgements, inputs.pack, self.given, own)
        return attributes.of_indicator(inputs, code, name, rule)

    def _derive(self, expression: d.Expression) -> Known:
        match expression:
            case d.Value(ref):
                return self.attribute(ref)
            case d.Count(collection, where):
                return self._count(collection, where)
            case d.Sum(collection, name, where):
                return self._sum(collection, name, where)
            case d.Earliest(collection, name, where):
                return self._earliest(collection, name, where)
            case d.Share(top, bottom, if_zero) | d.Ratio(top, bottom, _, if_zero):
                return self._divide(top, bottom, if_zero)
            case d.Difference(left, right):
                a, b = self.attribute(left), self.attribute(right)
                return blocked(a, b) or value(a.number - b.number)
            case d.Deviation(left, right):
                return attributes.deviation(self.attribute(left), self.attribute(right))
            case d.Days(start, end):
                return days(self.attribute(start), self.attribute(end))

    def _divide(self, top: str, bottom: str, if_zero: str) -> Known:
        a, b = self.attribute(top), self.attribute(bottom)
        if (lacking := blocked(a, b)) is not None:
            return lacking
        if b.number == 0:
            return NOT_APPLICABLE if if_zero == "not_applicable" else MISSING
        return value(a.number / b.number)

    def _count(self, collection: str, where: Mapping[str, Test]) -> Known:
        chosen = self._chosen(collection, where)
        return chosen if isinstance(chosen, Known) else value(len(chosen))

    def _sum(self, collection: str, name: str, where: Mapping[str, Test]) -> Known:
        chosen = self._chosen(collection, where)
        if isinstance(chosen, Known):
            return chosen
        parts = [row(name) for row in chosen]
        return blocked(*parts) or value(sum((part.number for part in parts), Fraction(0)))

    def _earliest(self, collection: str, name: str, where: Mapping[str, Test]) -> Known:
        chosen = self._chosen(collection, where)
        if isinstance(chosen, Known):
            return chosen
        parts = [row(name) for row in chosen]
        if (lacking := blocked(*parts)) is not None:
            return lacking
        dates = [part.value for part in parts if isinstance(part.value, date)]
        return value(min(dates)) if dates else MISSING

    def _chosen(self, collection: str, where: Mapping[str, Test]) -> list[Field] | Known:
        """The rows that pass all tests; what is known instead when that cannot be said."""
        if collection in self.given_rows:
            all_rows = given_rows(self.given_rows[collection])
        else:
            all_rows = rows(self.inputs, collection, self.passed)
        if not all_rows and collection != "finding":
            return MISSING
        chosen, undecided = [], []
        for row in all_rows:
            results = {name: passes(test, row(name)) for name, test in where.items()}
            if False in results.values():
                continue
            if None in results.values():
                undecided += [row(name) for name, result in results.items() if result is None]
            else:
                chosen.append(row)
        return Known(worst(undecided)) if undecided else chosen


@dataclass(frozen=True)
class _Given(Inputs):
    """A park of which an example states base, target or actual; `own` names the subject's indicator."""

    given: Mapping[str, Known]
    own: str

    def _told(self, code: str, name: str) -> Known | None:
        return self.given.get(f"{code}.{name}") or (self.given.get(name) if code == self.own else None)

    def base(self, code: str) -> Known:
        return self._told(code, "base") or super().base(code)

    def target(self, code: str) -> Known:
        return self._told(code, "target") or super().target(code)

    def actual(self, code: str) -> Known:
        return self._told(code, "actual") or super().actual(code)
