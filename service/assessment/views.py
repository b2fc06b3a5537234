"""How a derivation looks at one indicator or quantity: catalogue entry, row, years, and what was derived before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from service.assessment.facts import chosen, derived, numeric, renamed, stated, whole, without, without_column
from service.assessment.situation import Situation
from service.rulelang.catalogue import Indicator, Quantity
from service.vocabulary.entry import Entry
from service.vocabulary.fact import Fact, Sought
from service.vocabulary.state import DISPUTED, MISSING, NOT_APPLICABLE, VALUE, Attestor
from service.vocabulary.submission import IndicatorRow, QuantityRow


@dataclass(slots=True)
class IndicatorView:
    """One indicator of the case.

    `reasons`: the N/A reasons the rule accepts; None where an accepted ruling suffices (credibility, references from
    other subjects). `own`: bare names in `given` mean this indicator. `known` and `years` keep what was made before.
    """

    situation: Situation
    indicator: Indicator
    row: IndicatorRow | None
    reasons: tuple[str, ...] | None = None
    own: bool = False
    known: dict[str, Fact] = field(default_factory=dict)
    years: dict[int, Fact] = field(default_factory=dict)

    def once(self, attribute: str, make: Callable[[IndicatorView], Fact]) -> Fact:
        """The attribute: as an example gives it, as derived before, or made now."""
        fact = self.known.get(attribute)
        if fact is None:
            situation = self.situation
            given = given_fact(situation, self.indicator.code, attribute, self.own) if situation.given else None
            fact = self.known[attribute] = make(self) if given is None else given
        return fact


@dataclass(slots=True)
class QuantityView:
    """One raw quantity of the case; `own` as for an indicator."""

    situation: Situation
    quantity: Quantity
    row: QuantityRow | None
    own: bool = False
    known: dict[str, Fact] = field(default_factory=dict)

    def once(self, attribute: str, make: Callable[[QuantityView], Fact]) -> Fact:
        """The attribute: as an example gives it, as derived before, or made now."""
        fact = self.known.get(attribute)
        if fact is None:
            situation = self.situation
            given = given_fact(situation, self.quantity.code, attribute, self.own) if situation.given else None
            fact = self.known[attribute] = make(self) if given is None else given
        return fact


def indicator_view(
    situation: Situation, code: str, reasons: tuple[str, ...] | None = None, own: bool = False
) -> IndicatorView:
    """The view of an indicator; KeyError when the catalogue has none of that code.

    `reasons` matter only where the row says 不适用, `own` only where an example gives something: left out
    otherwise, so that all rules share what is derived.
    """
    key = (code, reasons, own)
    views = situation.memo.indicators
    view: IndicatorView | None = views.get(key)
    if view is None:
        view = views[key] = _indicator_view(situation, code, reasons, own)
    return view


def _indicator_view(situation: Situation, code: str, reasons: tuple[str, ...] | None, own: bool) -> IndicatorView:
    row = situation.submission.indicators.get(code)
    if reasons is not None and (row is None or row.state.value != NOT_APPLICABLE):
        return indicator_view(situation, code, None, own)
    if own and not situation.given:
        return indicator_view(situation, code, reasons)
    return IndicatorView(situation, situation.pack.catalogue.indicators[code], row, reasons, own)


def quantity_view(situation: Situation, code: str, own: bool = False) -> QuantityView:
    """The view of a raw quantity; KeyError when the catalogue has none of that code."""
    own = own and bool(situation.given)
    key = (code, own)
    views = situation.memo.quantities
    view: QuantityView | None = views.get(key)
    if view is None:
        quantity = situation.pack.catalogue.quantities[code]
        view = views[key] = QuantityView(situation, quantity, situation.submission.quantities.get(code), own)
    return view


def given_fact(situation: Situation, code: str, attribute: str, own: bool) -> Fact | None:
    """What an example gives for `code.attribute` (`attribute` or `self.attribute` where the subject is this one)."""
    given = situation.given
    if not given:
        return None
    names = (attribute, f"self.{attribute}", f"{code}.{attribute}")
    found = (given[name] for name in (names if own else names[2:]) if name in given)
    fact = next(found, None)
    return fact if fact is None else renamed(fact, attribute)


def evaluated_year(situation: Situation) -> Fact:
    """封面 评估年度."""
    return situation.memo.facts.get(_EVALUATED_YEAR) or _cover(situation, _EVALUATED_YEAR, "评估年度")


def cover_base_year(situation: Situation) -> Fact:
    """封面 基期年."""
    return situation.memo.facts.get(_BASE_YEAR) or _cover(situation, _BASE_YEAR, "封面基期年")


_EVALUATED_YEAR, _BASE_YEAR = ("cover", "evaluated_year"), ("cover", "base_year")


def _cover(situation: Situation, key: tuple[str, str], name: str) -> Fact:
    fact = situation.memo.facts[key] = year(name, getattr(situation.submission.cover, key[1]))
    return fact


def evidence_list(situation: Situation) -> tuple[Fact, ...]:
    """The numbers of 佐证材料, one fact a line."""
    facts = situation.memo.facts
    key = ("evidence list",)
    if key not in facts:
        numbers = tuple(stated("佐证材料编号", row.number) for row in situation.submission.evidence)
        facts[key] = derived("evidence list", f"{len(numbers)} 份", "", "佐证材料清单", numbers)
    return facts[key].operands


def year(name: str, entry: Entry) -> Fact:
    """A stated year; anything but a whole number is missing."""
    fact = numeric(name, entry, "年")
    if fact.present and whole(fact) is None:
        return Fact(name, MISSING, None, "年", fact.cell, note=f"{name}应为整数")
    return fact


def base_year(view: IndicatorView) -> Fact:
    """The year the indicator's base belongs to: its row's, else the cover's."""
    if view.row is None:
        return cover_base_year(view.situation)
    key = ("base_year", view.indicator.code)
    facts = view.situation.memo.facts
    if key not in facts:
        own = year(f"{view.indicator.name}基期年", view.row.base_year)
        cover = cover_base_year(view.situation)
        facts[key] = own if own.present else chosen("基期年", cover, "取封面基期年", (own,))
    return facts[key]


def quantity_at(situation: Situation, code: str, at: int) -> Fact:
    """A raw quantity in one year: what assessors established, else what the sheet states."""
    key = ("quantity", code, at)
    facts = situation.memo.facts
    fact = facts.get(key)
    if fact is None:
        fact = facts[key] = _quantity_at(situation, code, at)
    return fact


def quantity_in(situation: Situation, code: str, at: Fact) -> Fact:
    """The same where the year itself is a statement; missing when that is no whole number."""
    number = whole(at)
    if number is not None:
        return quantity_at(situation, code, number)
    quantity = situation.pack.catalogue.quantities[code]
    return without(quantity.name, MISSING, quantity.unit, at.note, (at,))


def _quantity_at(situation: Situation, code: str, at: int) -> Fact:
    quantity = situation.pack.catalogue.quantities[code]
    name = f"{at}年{quantity.name}"
    if (code, at) in situation.judgements.disputes:
        ruled = disputed(situation, code, at, name, quantity.unit)
        if ruled is not None:
            return ruled
    row = situation.submission.quantities.get(code)
    entry = row.values.get(at) if row else None
    if entry is None:
        return without_column(Sought(at, quantity.name), quantity.unit)
    return numeric(name, entry, quantity.unit)


def disputed(situation: Situation, code: str, at: int, name: str, unit: str) -> Fact | None:
    """None where nothing is disputed; else the value assessors established, or a disputed fact."""
    dispute = situation.judgements.disputes.get((code, at))
    if dispute is None:
        return None
    found = numeric(f"{name}认定值", dispute.established, unit)
    if not found.present:
        why = stated("争议说明", dispute.reason)
        note = f"{name}有争议，尚无认定值" + (f"：{why.value}" if why.present else "")
        return without(name, DISPUTED, unit, note, (found,))
    return Fact(
        name,
        VALUE,
        found.value,
        found.unit,
        found.cell,
        attested_by=Attestor.ASSESSOR,
        note=found.note or "争议数据，取评估员认定值",
    )
