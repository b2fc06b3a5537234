"""What credibility rules read of an indicator: deviations, jumps, magnitude, labels, amendments, consistency."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from operator import itemgetter

from service.assessment.amendments import amendment_status, amendments
from service.assessment.comparisons import change, deviation, label, magnitude, unlabelled
from service.assessment.facts import (
    blocked,
    chosen,
    derived,
    divided_by_zero,
    stated,
    whole,
    without,
    without_column,
    yes_no,
)
from service.assessment.formulas import recomputed
from service.assessment.values import actual, base, state_word, stated_at, stated_base, stated_target
from service.assessment.views import (
    IndicatorView,
    base_year,
    evaluated_year,
    evidence_list,
    given_fact,
    quantity_in,
)
from service.assessment.working import Working
from service.vocabulary.entry import Entry
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact, Sought
from service.vocabulary.state import MISSING, NOT_APPLICABLE, VALUE

_SEPARATORS = re.compile(r"[、，,;；]")


def _reported(view: IndicatorView) -> tuple[Fact, tuple[Fact, ...]]:
    """(the stated value of the evaluated year, the year as an operand)."""
    fact = view.known.get("reported")
    if fact is None:
        fact = view.known["reported"] = _report(view)
    return fact, (evaluated_year(view.situation),)


def _report(view: IndicatorView) -> Fact:
    number = whole(evaluated_year(view.situation))
    found = stated_at(view, number) if number is not None else ()
    if found:
        return found[0]
    if number is not None:
        return without_column(Sought(number, view.indicator.name), view.indicator.unit)
    name = f"评估年度{view.indicator.name}"
    return without(name, MISSING, view.indicator.unit, f"缺少{name}")


def stated_deviation(view: IndicatorView) -> Fact:
    """|stated − recomputed| ÷ |recomputed| of the evaluated year."""
    reported, year = _reported(view)
    return deviation("stated_deviation", reported, recomputed(view, at_base=False), year)


def base_deviation(view: IndicatorView) -> Fact:
    """The same of the base year."""
    return deviation("base_deviation", stated_base(view), recomputed(view, at_base=True))


def within_rounding(view: IndicatorView) -> Fact:
    """Whether rounding to the indicator's places explains the stated value of the evaluated year."""
    reported, year = _reported(view)
    return _rounding("within_rounding", view, reported, recomputed(view, at_base=False), year)


def base_within_rounding(view: IndicatorView) -> Fact:
    """The same of the base year."""
    computed = recomputed(view, at_base=True)
    return _rounding("base_within_rounding", view, stated_base(view), computed)


def _rounding(name: str, view: IndicatorView, reported: Fact, computed: Fact, others: tuple[Fact, ...] = ()) -> Fact:
    lacking = blocked(name, "", (reported, computed), others)
    if lacking is not None:
        return lacking
    places = view.indicator.digits + (2 if view.indicator.unit == "%" else 0)
    inside = abs(reported.number - computed.number) <= _half(places)
    formula = "与复算值之差不超过末位的一半" if inside else "与复算值之差超过末位的一半"
    return derived(name, yes_no(inside), "", formula, (reported, computed, *others))


@cache
def _half(places: int) -> Quotient:
    """Half of the last of so many places."""
    return Quotient(Decimal("0.5").scaleb(-places))


def largest_jump(view: IndicatorView) -> Fact:
    """The largest relative change between neighbouring reported years up to the evaluated year."""
    name = "largest_jump"
    year = evaluated_year(view.situation)
    until = whole(year)
    if until is None or view.row is None:
        return without(name, MISSING, "%", f"{view.indicator.name}没有可比较的年度值", (year,))
    years = sorted(y for y in view.row.actuals if y <= until)
    reported = [stated_at(view, y)[0] for y in years]
    pairs = pairwise([(y, fact.number, fact) for y, fact in zip(years, reported, strict=True) if fact.state is VALUE])
    jumps = [
        (now.off(before), (earlier, later), f"{since}年至{at}年")
        for (since, before, earlier), (at, now, later) in pairs
        if before
    ]
    operands = (*reported, year)
    if not jumps:
        note = f"{view.indicator.name}没有两个可比较的年度值"
        return without(name, MISSING, "%", note, operands)
    value, (earlier, later), between = max(jumps, key=itemgetter(0))
    working = Working("|{} − {}| ÷ |{}|", (later, earlier, earlier), value, "%")
    return derived(name, value, "%", working, operands, between)


def change_from_base(view: IndicatorView) -> Fact:
    """(actual − base) ÷ |base|."""
    return change("change_from_base", actual(view), base(view))


def share_of_base(view: IndicatorView) -> Fact:
    """actual ÷ the base value of the quantity that bounds the effect."""
    name = "share_of_base"
    if not view.indicator.bounded_by:
        return without(name, MISSING, "%", f"{view.indicator.name}没有规定上限总量")
    bound = _bound(view)
    reached = actual(view)
    lacking = blocked(name, "%", (reached, bound))
    if lacking is not None:
        return lacking
    if not bound.number:
        return without(name, MISSING, "%", divided_by_zero(f"{bound.name}为零", bound), (reached, bound))
    value = reached.number / bound.number
    working = Working("{} ÷ {}", (reached, bound), value, "%")
    return derived(name, value, "%", working, (reached, bound))


def _bound(view: IndicatorView) -> Fact:
    code = view.indicator.bounded_by
    given = given_fact(view.situation, code, "base", own=False)
    if given is not None:
        return given
    year = base_year(view)
    found = quantity_in(view.situation, code, year)
    return chosen(found.name, found, "取基期年值", (year,))


def indicator_magnitude(view: IndicatorView) -> Fact:
    """The stated value of the evaluated year against the plausible band."""
    reported, year = _reported(view)
    return magnitude(view.indicator.plausible, reported, year)


def unit_label(view: IndicatorView) -> Fact:
    """matches or mismatch: the unit as written against the catalogue's."""
    if view.row is None:
        return unlabelled(view.indicator.name)
    return label(view.row.unit_label, view.row.unit_matches, view.indicator.unit)


def explanation(view: IndicatorView) -> Fact:
    """given or absent: column 说明."""
    if view.row is None:
        return derived("explanation", "absent", "", "指标表中没有该指标", ())
    source = stated(f"{view.indicator.name}说明", view.row.explanation)
    formula = "已填写说明" if source.present else "未填写说明"
    return derived("explanation", "given" if source.present else "absent", "", formula, (source,))


def base_amendment(view: IndicatorView) -> Fact:
    """none, approved or unapproved: changes of the base value."""
    return amendment_status(view, "base", stated_base(view))


def target_amendment(view: IndicatorView) -> Fact:
    """none, approved or unapproved: changes of the target."""
    return amendment_status(view, "target", stated_target(view))


def reading(view: IndicatorView) -> Fact:
    """approximate when base, target (also an amended one in force) or the stated actual was printed so."""
    year = evaluated_year(view.situation)
    entries = [*_own_entries(view, whole(year)), *_amended(view)]
    about = any(entry.reading is not None and entry.reading.approximate for _, entry in entries)
    formula = "含“约”“近”等约数" if about else "均为确数"
    operands = tuple(stated(name, entry) for name, entry in entries)
    return derived("reading", "approximate" if about else "exact", "", formula, (*operands, year))


def _own_entries(view: IndicatorView, year: int | None) -> list[tuple[str, Entry]]:
    if view.row is None:
        return []
    name = view.indicator.name
    entries = [(f"{name}基期值", view.row.base), (f"{name}目标值", view.row.target.entry)]
    reported = view.row.actuals.get(year) if year is not None else None
    return entries if reported is None else [*entries, (f"{year}年{name}", reported)]


def _amended(view: IndicatorView) -> list[tuple[str, Entry]]:
    in_force = (amendments(view, kind).in_force for kind in ("base", "target"))
    name = f"{view.indicator.name}调整后的值"
    return [(name, amendment.new.entry) for amendment in in_force if amendment is not None]


def statement(view: IndicatorView) -> Fact:
    """contradictory when the state word and the stated value of the evaluated year exclude each other."""
    word = view.row.state.value if view.row else None
    if view.row is None or word not in (NOT_APPLICABLE, MISSING, VALUE):
        return derived("statement", "consistent", "", "状态栏没有可与填报值矛盾的说法", state_word(view))
    reported, year = _reported(view)
    wrong = reported.present is (word != VALUE)
    operands = (*state_word(view), reported, *year)
    if word == NOT_APPLICABLE:
        reason = stated("不适用理由", view.row.reason)
        wrong = wrong or not reason.present
        operands = (*operands, reason)
    formula = "填报状态与评估年度填报值相互矛盾" if wrong else "填报状态与评估年度填报值不矛盾"
    code = "contradictory" if wrong else "consistent"
    return derived("statement", code, "", formula, operands)


def evidence(view: IndicatorView) -> Fact:
    """given when every number written is in the evidence list, absent when none is written, else unlisted."""
    if view.row is None:
        return derived("evidence", "absent", "", "指标表中没有该指标", ())
    source = stated(f"{view.indicator.name}佐证编号", view.row.evidence)
    wanted = {part.strip() for part in _SEPARATORS.split(str(source.value or ""))} - {""}
    if not wanted:
        return derived("evidence", "absent", "", "未填写佐证编号", (source,))
    listed = evidence_list(view.situation)
    found = [fact for fact in listed if fact.state is VALUE and str(fact.value).strip() in wanted]
    unlisted = wanted - {str(fact.value).strip() for fact in found}
    if unlisted:
        note = f"清单中没有：{'、'.join(sorted(unlisted))}"
        return derived("evidence", "unlisted", "", "有佐证编号不在清单中", (source, *listed), note)
    return derived("evidence", "given", "", "佐证编号均在清单中", (source, *found))
