"""Attributes by name: overrides of an example, the derive block, built-ins, parameters, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from service.engine.reference.attributes import INDICATOR, QUANTITY, of_indicator, of_quantity
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, NOT_APPLICABLE, Known, blocked, deviation, value
from service.engine.reference.plan import PARK, PLAN, answer, answers, days, plan_value
from service.engine.reference.rows import Field, Passed, given_rows, rows
from service.engine.reference.tables import passes
from service.engine.reference.values import Reasons, Values
from service.rulelang import derivations as d
from service.rulelang.pack import Rule
from service.rulelang.tables import Test
from service.vocabulary.finding import Theme

Summary = Mapping[str, Known]
Given = Mapping[str, Known]
Shared = dict[tuple[str, Reasons], Values]
GivenRows = Mapping[str, Sequence[Mapping[str, Known]]]

_BUILT_IN = {
    "indicator": frozenset(INDICATOR),
    "quantity": frozenset(QUANTITY),
    "plan": frozenset(PLAN),
    "item": frozenset({"answer", "opinions"}),
    "case": frozenset({"completeness", "score", "grade", "reject", "withhold"}),
    "portfolio": frozenset[str](),
}


def told(given: Given, subject: str) -> Given:
    """What an example states, its bare names also as attributes of the subject's indicator or quantity."""
    _, _, code = subject.partition(":")
    own = {name.removeprefix("self."): known for name, known in given.items()}
    return {**given, **{f"{code}.{name}": known for name, known in own.items() if code and "." not in name}}


@dataclass
class Subject:
    """One rule on one subject. `known` remembers what was worked out for it, `shared` the indicators of the park."""

    inputs: Inputs
    rule: Rule
    subject: str
    passed: Sequence[Passed] = ()
    summary: Summary = field(default_factory=dict)
    given: Given = field(default_factory=dict)
    given_rows: GivenRows = field(default_factory=dict)
    shared: Shared = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let what an example states reach everything that is worked out from it."""
        if self.given:
            self.inputs = replace(self.inputs, told=told(self.given, self.subject))

    def attribute(self, name: str) -> Known:
        """An attribute, derived name, reference or parameter; KeyError when there is none of that name."""
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _find(self, name: str) -> Known:
        if name in self.given:
            return self.given[name]
        for line in self.rule.derived:
            if line.attribute.name == name:
                return self._derive(line.expression)
        kind, _, code = self.subject.partition(":")
        own = name.removeprefix("self.")
        if own in _BUILT_IN[kind]:
            return self._built_in(kind, code, own)
        if name in self.inputs.pack.parameters:
            return self.inputs.parameter(name)
        return self._reference(*name.split(".", 1))

    def _built_in(self, kind: str, code: str, name: str) -> Known:
        if kind == "indicator":
            return of_indicator(self._values(code, own=True), name)
        if kind == "quantity":
            return of_quantity(self.inputs, code, name)
        if kind == "plan":
            return plan_value(self.inputs, name)
        if kind == "case":
            return self.summary.get(name, MISSING)
        if name == "answer":
            return answer(self.inputs, self.rule)
        return value(len(answers(self.inputs, self.rule)))

    def _reference(self, owner: str, name: str = "") -> Known:
        if owner == "plan":
            return plan_value(self.inputs, name)
        if owner == "park":
            return PARK[name](self.inputs)
        if owner in self.inputs.pack.catalogue.indicators:
            return of_indicator(self._values(owner, own=self.subject == f"indicator:{owner}"), name)
        if owner in self.inputs.pack.catalogue.quantities:
            return of_quantity(self.inputs, owner, name)
        raise KeyError(f"{self.rule.id}: {owner} {name}")

    def _values(self, code: str, own: bool) -> Values:
        """An indicator; the rule's own subject with the reasons for 不适用 that the rule accepts."""
        reasons = self.rule.not_applicable if own and self.rule.theme is not Theme.CREDIBILITY else None
        if (code, reasons) not in self.shared:
            self.shared[code, reasons] = Values(self.inputs, code, reasons)
        return self.shared[code, reasons]

    def _derive(self, expression: d.Expression) -> Known:
        match expression:
            case d.Value(ref):
                return self.attribute(ref)
            case d.Count(collection, where):
                return self._aggregate(collection, where, "")
            case d.Sum(collection, name, where):
                return self._aggregate(collection, where, name)
            case d.Earliest(collection, name, where):
                return self._aggregate(collection, where, name, earliest=True)
            case d.Share(top, bottom, if_zero) | d.Ratio(top, bottom, _, if_zero):
                return _divided(self.attribute(top), self.attribute(bottom), if_zero)
            case d.Difference(left, right):
                a, b = self.attribute(left), self.attribute(right)
                return blocked(a, b) or value(a.number - b.number)
            case d.Deviation(left, right):
                return deviation(self.attribute(left), self.attribute(right))
            case d.Days(start, end):
                return days(self.attribute(start), self.attribute(end))

    def _aggregate(self, collection: str, where: Mapping[str, Test], name: str, earliest: bool = False) -> Known:
        """The count of the rows that pass, or the sum or earliest of their field `name`."""
        all_rows = self._rows(collection)
        if not all_rows and collection != "finding":
            return MISSING
        chosen, undecided = _chosen(all_rows, where)
        fields = [row(name) for row in chosen] if name else []
        if (lacking := blocked(*undecided, *fields)) is not None:
            return lacking
        if not name:
            return value(len(chosen))
        if earliest:
            return value(min(known.day for known in fields)) if fields else MISSING
        return value(sum((known.number for known in fields), Fraction(0)))

    def _rows(self, collection: str) -> list[Field]:
        if collection in self.given_rows:
            return given_rows(self.given_rows[collection])
        return rows(self.inputs, collection, self.passed)


def _chosen(all_rows: Sequence[Field], where: Mapping[str, Test]) -> tuple[list[Field], list[Known]]:
    """(rows that pass every test, fields that leave it open whether theirs does)."""
    chosen, undecided = [], []
    for row in all_rows:
        unknown = _unknown(row, where)
        if unknown is not None:
            undecided += unknown
            chosen += [] if unknown else [row]
    return chosen, undecided


def _unknown(row: Field, where: Mapping[str, Test]) -> list[Known] | None:
    """None where a test is false, else the fields of which a test cannot tell."""
    unknown = []
    for name, test in where.items():
        known = row(name)
        result = passes(test, known)
        if result is False:
            return None
        if result is None:
            unknown.append(known)
    return unknown


def _divided(top: Known, bottom: Known, if_zero: str) -> Known:
    if (lacking := blocked(top, bottom)) is not None:
        return lacking
    if bottom.number == 0:
        return NOT_APPLICABLE if if_zero == "not_applicable" else MISSING
    return value(top.number / bottom.number)
