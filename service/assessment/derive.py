"""derive(): every attribute one rule reads of one subject, as facts that rest on cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

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
from service.rulelang.derivations import Derived
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme

__all__ = ["INDICATOR", "QUANTITY", "CaseSummary", "Derivation", "Situation", "derive"]

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

ROUNDED = "rounded"
"""修约值比较法: numbers are rounded before they are compared."""

ITEM: dict[str, Callable[[Rule, Situation], Fact]] = {"answer": answer, "opinions": opinions}
"""What is asked of a manual check."""


Find = Callable[[Situation], Fact]
"""What a name stands for in a case."""


@dataclass(frozen=True, eq=False)
class Derivation:
    """How all that one rule reads of one subject is derived: what its names mean is found out once, for any case."""

    rule: Rule
    subject: str
    pack: Pack
    _meanings: dict[str, Find] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every attribute of the rule's table, then everything its sentences quote."""
        columns = (attribute.name for attribute in self.rule.table.attributes)
        return tuple(dict.fromkeys((*columns, *slots(self.rule.because), *slots(self.rule.because_en))))

    def facts(self, situation: Situation) -> tuple[Fact, ...]:
        """The fact of each name.

        Raises:
            KeyError: the rule names an attribute, reference or subject there is none of.
        """
        if situation.given:
            facts = tuple([renamed(self.fact(name, situation), name) for name in self.names])
        else:
            facts = tuple([find(situation) for find in self.finds])
        return self._rounded(facts) if self.pack.comparison.method == ROUNDED else facts

    def fact(self, name: str, situation: Situation) -> Fact:
        """What a name stands for: given by an example, else what it means."""
        if name in situation.given:
            return renamed(situation.given[name], name)
        return self._meaning(name)(situation)

    @cached_property
    def finds(self) -> tuple[Find, ...]:
        """What finds the fact of each name where no example gives one."""
        return tuple(_under(name, self._meaning(name)) for name in self.names)

    def _meaning(self, name: str) -> Find:
        find = self._meanings.get(name)
        if find is None:
            find = self._meanings[name] = self._found(name)
        return find

    def _found(self, name: str) -> Find:
        """Derived above, the subject's own, a parameter, or a reference."""
        for line in self.rule.derived:
            if line.attribute.name == name:
                return self._line(line)
        own = self._own(name.removeprefix("self."))
        if own is not None:
            return own
        if name in self.pack.parameters:
            return lambda situation: parameter(situation, name)
        referred = self._reference(*name.partition(".")[::2])
        return lambda situation: renamed(referred(situation), name)

    def _line(self, line: Derived) -> Find:
        key = (self, line.attribute.name)

        def find(situation: Situation) -> Fact:
            known = situation.stage_memo.facts
            fact = known.get(key)
            if fact is None:
                fact = known[key] = evaluate(line, lambda name: self.fact(name, situation), situation)
            return fact

        return find

    def _own(self, name: str) -> Find | None:
        kind, _, code = self.subject.partition(":")
        if kind == "indicator" and name in INDICATOR:
            return self._of_indicator(code, name)
        if kind == "quantity" and name in QUANTITY:
            return self._of_quantity(code, name)
        if kind == "plan" and name in PLAN:
            return lambda situation: plan_fact(situation, name)
        if kind == "case" and name in CASE:
            return lambda situation: case_fact(situation, name)
        if kind == "item" and name in ITEM:
            ask = ITEM[name]
            return lambda situation: ask(self.rule, situation)
        return None

    def _reference(self, head: str, attribute: str) -> Find:
        """`plan.approval`, `park.region`, `energy_saving.actual`, `gdp.base`."""
        if head == "plan":
            return lambda situation: plan_fact(situation, attribute)
        if head == "park":
            return PARK[attribute]
        if head in self.pack.catalogue.indicators:
            return self._of_indicator(head, attribute)
        if head in self.pack.catalogue.quantities:
            return self._of_quantity(head, attribute)
        name = f"{head}.{attribute}" if attribute else head
        raise KeyError(f"{self.rule.id}：没有名为 {name} 的属性")

    def _of_indicator(self, code: str, name: str) -> Find:
        make, own = INDICATOR[name], self.subject == f"indicator:{code}"
        strict = own and self.rule.theme is not Theme.CREDIBILITY
        key = (code, self.rule.not_applicable if strict else None, own)

        def find(situation: Situation) -> Fact:
            view: IndicatorView = situation.memo.indicators.get(key) or indicator_view(situation, *key)
            return view.known.get(name) or view.once(name, make)

        return find

    def _of_quantity(self, code: str, name: str) -> Find:
        make, own = QUANTITY[name], self.subject == f"quantity:{code}"
        key = (code, own)

        def find(situation: Situation) -> Fact:
            view: QuantityView = situation.memo.quantities.get(key) or quantity_view(situation, *key)
            return view.known.get(name) or view.once(name, make)

        return find

    def _rounded(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """The facts as the table compares them where the pack says so: each of its numbers rounded once."""
        columns = self.rule.table.attributes
        compared = [_compared(fact, self._places(column)) for fact, column in zip(facts, columns, strict=False)]
        return (*compared, *facts[len(columns) :])

    def _places(self, column: Attribute) -> int | None:
        """Places to round to; None where the full value is compared all the same."""
        if column.kind != "number":
            return None
        if column.unit == "%":
            return self.pack.comparison.percent_digits + 2
        about = catalogue_entry(self.pack, self.subject)
        return about.digits if about is not None and about.unit == column.unit else None


def derive(rule: Rule, subject: str, situation: Situation) -> dict[str, Fact]:
    """All that a rule reads of a subject, by name; for a rule of a pack that is ready, there is a Derivation.

    Raises:
        KeyError: the rule names an attribute, reference or subject there is none of.
    """
    derivation = Derivation(rule, subject, situation.pack)
    return dict(zip(derivation.names, derivation.facts(situation), strict=True))


def _under(name: str, find: Find) -> Find:
    """What is found, under the name by which the rule quotes it."""
    if not name.startswith("self."):
        return find
    return lambda situation: renamed(find(situation), name)


def _compared(fact: Fact, places: int | None) -> Fact:
    """The fact rounded to so many places; any other than a number as it is."""
    if places is None or not isinstance(fact.value, Quotient):
        return fact
    shown = places - 2 if fact.unit == "%" else places
    rounded = Quotient(fact.number.rounded(places))
    formula = f"{figure(fact.number, fact.unit, shown + 2)[0]} 修约为 {figure(rounded, fact.unit, shown)[0]}"
    return derived(fact.name, rounded, fact.unit, formula, (fact,), fact.note)
