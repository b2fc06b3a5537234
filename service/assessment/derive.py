"""derive(): every attribute one rule reads of one subject, as facts that rest on cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from service.assessment import credibility_attributes as credibility
from service.assessment import quantity_attributes as quantities
from service.assessment import values
from service.assessment.answers import answer, opinions
from service.assessment.attainment import attainment
from service.assessment.case_facts import CASE, case_fact
from service.assessment.derive_block import evaluate
from service.assessment.facts import derived, renamed
from service.assessment.park_facts import PARK
from service.assessment.plan_facts import PLAN, parameter, plan_fact
from service.assessment.showing import catalogue_entry, figure, slots
from service.assessment.situation import CaseSummary, Situation
from service.assessment.views import IndicatorView, QuantityView, indicator_view, quantity_view
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme

__all__ = ["INDICATOR", "QUANTITY", "CaseSummary", "Situation", "derive"]

INDICATOR: dict[str, Callable[[IndicatorView], Fact]] = {
    "base": values.base,
    "target": values.target,
    "actual": values.actual,
    "attainment": attainment,
    "stated_deviation": credibility.stated_deviation,
    "within_rounding": credibility.within_rounding,
    "base_deviation": credibility.base_deviation,
    "base_within_rounding": credibility.base_within_rounding,
    "largest_jump": credibility.largest_jump,
    "change_from_base": credibility.change_from_base,
    "share_of_base": credibility.share_of_base,
    "magnitude": credibility.indicator_magnitude,
    "unit_label": credibility.unit_label,
    "explanation": credibility.explanation,
    "base_amendment": credibility.base_amendment,
    "target_amendment": credibility.target_amendment,
    "reading": credibility.reading,
    "statement": credibility.statement,
    "evidence": credibility.evidence,
}
"""Every built-in attribute of an indicator."""

QUANTITY: dict[str, Callable[[QuantityView], Fact]] = {
    "base": quantities.base,
    "actual": quantities.actual,
    "external": quantities.external,
    "external_deviation": quantities.external_deviation,
    "change_from_base": quantities.change_from_base,
    "magnitude": quantities.quantity_magnitude,
    "unit_label": quantities.unit_label,
}
"""Every built-in attribute of a raw quantity."""


def derive(rule: Rule, subject: str, situation: Situation) -> dict[str, Fact]:
    """Every attribute of the rule's table, then everything its sentences name, by name.

    Raises:
        KeyError: the rule names an attribute, reference or subject there is none of.
    """
    kind, _, code = subject.partition(":")
    scope = _Scope(rule, kind, code, situation)
    facts = {attribute.name: _compared(scope, attribute) for attribute in rule.table.attributes}
    for name in (*slots(rule.because), *slots(rule.because_en)):
        if name not in facts:
            facts[name] = renamed(scope.fact(name), name)
    return facts


@dataclass(slots=True)
class _Scope:
    """What names mean for one rule and one subject (`kind:code`)."""

    rule: Rule
    kind: str
    code: str
    situation: Situation
    known: dict[str, Fact] = field(default_factory=dict)
    view: IndicatorView | None = None

    def fact(self, name: str) -> Fact:
        """What a name stands for: given by an example, derived above, the subject's own, a parameter, a reference."""
        fact = self.known.get(name)
        if fact is None:
            fact = self.known[name] = self._find(name)
        return fact

    def _find(self, name: str) -> Fact:
        if name in self.situation.given:
            return renamed(self.situation.given[name], name)
        for line in self.rule.derived:
            if line.attribute.name == name:
                return evaluate(line, self.fact, self.situation)
        own = self._own(name.removeprefix("self."))
        if own is not None:
            return own
        if name in self.situation.pack.parameters:
            return parameter(self.situation, name)
        return renamed(self._reference(name), name)

    def _own(self, name: str) -> Fact | None:
        kind = self.kind
        if kind == "indicator" and name in INDICATOR:
            return self._own_view().once(name, INDICATOR[name])
        if kind == "quantity" and name in QUANTITY:
            return quantity_view(self.situation, self.code, own=True).once(name, QUANTITY[name])
        if kind == "plan" and name in PLAN:
            return plan_fact(self.situation, name)
        if kind == "case" and name in CASE:
            return case_fact(self.situation, name)
        if kind == "item" and name == "answer":
            return answer(self.rule, self.situation)
        if kind == "item" and name == "opinions":
            return opinions(self.rule, self.situation)
        return None

    def _own_view(self) -> IndicatorView:
        if self.view is None:
            lenient = self.rule.theme is Theme.CREDIBILITY
            reasons = None if lenient else self.rule.not_applicable
            self.view = indicator_view(self.situation, self.code, reasons, own=True)
        return self.view

    def _reference(self, name: str) -> Fact:
        """`plan.approval`, `park.region`, `energy_saving.actual`, `gdp.base`."""
        head, _, attribute = name.partition(".")
        if head == "plan":
            return plan_fact(self.situation, attribute)
        if head == "park":
            return PARK[attribute](self.situation)
        catalogue = self.situation.pack.catalogue
        if head in catalogue.indicators:
            if (self.kind, self.code) == ("indicator", head):
                return self._own_view().once(attribute, INDICATOR[attribute])
            return indicator_view(self.situation, head).once(attribute, INDICATOR[attribute])
        if head in catalogue.quantities:
            own = (self.kind, self.code) == ("quantity", head)
            return quantity_view(self.situation, head, own).once(attribute, QUANTITY[attribute])
        raise KeyError(f"{self.rule.id}：没有名为 {name} 的属性")


def _compared(scope: _Scope, attribute: Attribute) -> Fact:
    """The fact as the table compares it: in full, or rounded once where the pack says so."""
    fact = scope.fact(attribute.name)
    if scope.situation.pack.comparison.method != "rounded":
        return fact
    places = _places(scope, attribute)
    if places is None or not isinstance(fact.value, Quotient):
        return fact
    shown = places - 2 if fact.unit == "%" else places
    rounded = Quotient(fact.number.rounded(places))
    formula = f"{figure(fact.number, fact.unit, shown + 2)[0]} 修约为 {figure(rounded, fact.unit, shown)[0]}"
    return derived(fact.name, rounded, fact.unit, formula, (fact,), fact.note)


def _places(scope: _Scope, attribute: Attribute) -> int | None:
    """Places to round to; None where the full value is compared all the same."""
    if attribute.kind != "number":
        return None
    if attribute.unit == "%":
        return scope.situation.pack.comparison.percent_digits + 2
    about = catalogue_entry(scope.situation.pack, f"{scope.kind}:{scope.code}")
    return about.digits if about is not None and about.unit == attribute.unit else None
