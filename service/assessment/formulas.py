"""The catalogue's formulas on raw quantities: exact value and worked arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import add, mul, sub, truediv

from service.assessment.facts import blocked, derived, renamed, without
from service.assessment.showing import figure
from service.assessment.views import (
    IndicatorView,
    base_year,
    evaluated_year,
    given_fact,
    quantity_in,
)
from service.assessment.working import Working
from service.rulelang.catalogue import Formula, Name, Number, Operation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State

_OPERATIONS: dict[str, Callable[[Quotient, Quotient], Quotient]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
}
_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


RECOMPUTED = ("recomputed", "recomputed_base")
"""Names of what recomputed() makes: of the evaluated year, of the base year."""


def recomputed(view: IndicatorView, at_base: bool) -> Fact:
    """The indicator from raw quantities: of the evaluated year (`alias@base` of the base year), or all of the base
    year. Without a value when a quantity has none, when there is no formula, or when it divides by zero."""
    name = RECOMPUTED[at_base]
    return view.once(name, lambda v: _recomputed(v, name, at_base))


def _recomputed(view: IndicatorView, name: str, at_base: bool) -> Fact:
    indicator = view.indicator
    if indicator.formula is None:
        note = f"{indicator.name}没有可复算的公式"
        return without(name, State.MISSING, indicator.unit, note)
    template, terms = _template(indicator.formula)
    names = tuple(dict.fromkeys(terms))
    raws = {raw: _raw(view, raw, at_base) for raw in names}
    years = _years(view, names, at_base)
    lacking = blocked(name, indicator.unit, raws.values())
    if lacking is not None:
        return _without_raws(lacking, years)
    operands = (*raws.values(), *years)
    try:
        value = _value(indicator.formula, raws)
    except ZeroDivisionError:
        note = f"{indicator.name}按原始数据复算时除数为零"
        return without(name, State.MISSING, indicator.unit, note, operands)
    working = Working(template, tuple(raws[term] for term in terms), value, indicator.unit, indicator.digits)
    return derived(name, value, indicator.unit, working, operands)


def _without_raws(lacking: Fact, years: tuple[Fact, ...]) -> Fact:
    """Disputed or missing: nothing makes a raw quantity not applicable."""
    state = lacking.state if lacking.state is State.DISPUTED else State.MISSING
    operands = (*lacking.operands, *years)
    return without(lacking.name, state, lacking.unit, lacking.note, operands)


def _raw(view: IndicatorView, name: Name, at_base: bool) -> Fact:
    code = view.indicator.raw[name.alias]
    based = at_base or name.at_base
    given = given_fact(view.situation, code, "base" if based else "actual", own=False)
    if given is not None:
        return renamed(given, view.situation.pack.catalogue.quantities[code].name)
    year = base_year(view) if based else evaluated_year(view.situation)
    return quantity_in(view.situation, code, year)


def _years(view: IndicatorView, names: tuple[Name, ...], at_base: bool) -> tuple[Fact, ...]:
    used = []
    if not at_base and not all(name.at_base for name in names):
        used.append(evaluated_year(view.situation))
    if at_base or any(name.at_base for name in names):
        used.append(base_year(view))
    return tuple(used)


def _value(formula: Formula, raws: dict[Name, Fact]) -> Quotient:
    if isinstance(formula, Name):
        return raws[formula].number
    if isinstance(formula, Number):
        return Quotient(formula.value)
    left, right = _value(formula.left, raws), _value(formula.right, raws)
    return _OPERATIONS[formula.operator](left, right)


@lru_cache(maxsize=1024)
def _template(formula: Formula) -> tuple[str, tuple[Name, ...]]:
    """(the formula with one `{}` for each quantity in it, the quantities in that order)."""
    if isinstance(formula, Name):
        return "{}", (formula,)
    if isinstance(formula, Number):
        return figure(Quotient(formula.value), "")[0], ()
    binding = _BINDING[formula.operator]
    left, first = _bracketed(formula.left, binding)
    right, second = _bracketed(formula.right, binding + (formula.operator in "-/"))
    return left + _SIGNS[formula.operator] + right, first + second


def _bracketed(formula: Formula, binding: int) -> tuple[str, tuple[Name, ...]]:
    text, names = _template(formula)
    looser = isinstance(formula, Operation) and _BINDING[formula.operator] < binding
    return (f"({text})" if looser else text), names
