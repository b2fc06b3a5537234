"""完成率: how far a target is reached, by the catalogue's method for the indicator."""

from __future__ import annotations

from service.assessment.facts import blocked, derived, without
from service.assessment.values import actual, base, target
from service.assessment.views import IndicatorView
from service.assessment.working import Working
from service.vocabulary.exact import ONE, ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING

_NAME = "attainment"
_UNIT = "%"


def attainment(view: IndicatorView) -> Fact:
    """The share of the target that is reached, as a fraction with unit "%"; not capped, may be negative."""
    return view.once(_NAME, _attainment)


def _attainment(view: IndicatorView) -> Fact:
    method = view.indicator.attainment.method
    if method != "progress":
        return _by_other_method(view, method, ())
    return _effect(view) if view.indicator.kind == "effect" else _progress(view)


def _effect(view: IndicatorView) -> Fact:
    facts = (actual(view), target(view))
    return blocked(_NAME, _UNIT, facts) or _over_target(*facts, ())


def _progress(view: IndicatorView) -> Fact:
    start, goal, reached = base(view), target(view), actual(view)
    lacking = blocked(_NAME, _UNIT, (start, goal, reached))
    if lacking is not None:
        return lacking
    if not _better(view, goal.number, start.number):
        other = view.indicator.attainment.if_target_not_better_than_base
        return _by_other_method(view, other, (start,))
    value = (start.number - reached.number) / (start.number - goal.number)
    working = Working("({} − {}) ÷ ({} − {})", (start, reached, start, goal), value, _UNIT)
    return derived(_NAME, value, _UNIT, working, (start, reached, goal))


def _by_other_method(view: IndicatorView, method: str, decided_by: tuple[Fact, ...]) -> Fact:
    """ratio or level; `decided_by` is the base when progress was left because of it."""
    reached, goal = actual(view), target(view)
    lacking = blocked(_NAME, _UNIT, (reached, goal))
    if lacking is not None:
        return lacking
    if method == "level":
        return _level(view, reached, goal, decided_by)
    if view.indicator.better == "higher":
        return _over_target(reached, goal, decided_by)
    return _target_over(view, reached, goal, decided_by)


def _over_target(reached: Fact, goal: Fact, others: tuple[Fact, ...]) -> Fact:
    if goal.number <= ZERO:
        return _no_ratio("目标值应大于零，无法计算完成率", (reached, goal, *others))
    value = reached.number / goal.number
    working = Working("{} ÷ {}", (reached, goal), value, _UNIT)
    return derived(_NAME, value, _UNIT, working, (reached, goal, *others))


def _target_over(view: IndicatorView, reached: Fact, goal: Fact, others: tuple[Fact, ...]) -> Fact:
    if goal.number < ZERO:
        return _no_ratio("目标值不应为负，无法计算完成率", (goal, reached, *others))
    if reached.number < ZERO:
        return _no_ratio("实际值不应为负，无法计算完成率", (goal, reached, *others))
    if not reached.number:
        return _level(view, reached, goal, others)
    value = goal.number / reached.number
    working = Working("{} ÷ {}", (goal, reached), value, _UNIT)
    return derived(_NAME, value, _UNIT, working, (goal, reached, *others))


def _no_ratio(note: str, operands: tuple[Fact, ...]) -> Fact:
    return without(_NAME, MISSING, _UNIT, note, operands)


def _level(view: IndicatorView, reached: Fact, goal: Fact, others: tuple[Fact, ...]) -> Fact:
    good = reached.number == goal.number or _better(view, reached.number, goal.number)
    sign = "≥" if view.indicator.better == "higher" else "≤"
    outcome = "成立，计 100%" if good else "不成立，计 0%"
    working = Working(f"{{}} {sign} {{}} {outcome}", (reached, goal))
    return derived(_NAME, ONE if good else ZERO, _UNIT, working, (reached, goal, *others))


def _better(view: IndicatorView, one: Quotient, other: Quotient) -> bool:
    return one > other if view.indicator.better == "higher" else one < other
