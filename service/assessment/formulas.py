"""The catalogue's formulas on raw quantities: exact value and worked arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from operator import add, itemgetter, mul, sub, truediv
from typing import NamedTuple

from service.assessment.facts import blocked, derived, divided_by_zero, renamed, without
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
from service.vocabulary.state import DISPUTED, MISSING

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
    return view.known.get(name) or view.once(name, _OF_BASE if at_base else _OF_YEAR)


def _recomputed(view: IndicatorView, at_base: bool) -> Fact:
    name, indicator = RECOMPUTED[at_base], view.indicator
    if indicator.formula is None:
        note = f"{indicator.name}没有可复算的公式"
        return without(name, MISSING, indicator.unit, note)
    recipe = _recipe(_Same(indicator.formula))
    raws = tuple([_raw(view, raw, at_base) for raw in recipe.names])
    years = _years(view, recipe, at_base)
    lacking = blocked(name, indicator.unit, raws)
    if lacking is not None:
        return _without_raws(lacking, years)
    operands = (*raws, *years)
    try:
        value = recipe.value([raw.number for raw in raws])
    except ZeroDivisionError:
        divisors = [raws[place] for place in recipe.divisors]
        note = f"{indicator.name}按原始数据复算：{divided_by_zero('除数为零', *divisors)}"
        return without(name, MISSING, indicator.unit, note, operands)
    terms = tuple([raws[place] for place in recipe.terms])
    working = Working(recipe.template, terms, value, indicator.unit, indicator.digits)
    return derived(name, value, indicator.unit, working, operands)


_OF_YEAR, _OF_BASE = (partial(_recomputed, at_base=at_base) for at_base in (False, True))


def _without_raws(lacking: Fact, years: tuple[Fact, ...]) -> Fact:
    """Disputed or missing: nothing makes a raw quantity not applicable."""
    state = lacking.state if lacking.state is DISPUTED else MISSING
    operands = (*lacking.operands, *years)
    return without(lacking.name, state, lacking.unit, lacking.note, operands)


def _raw(view: IndicatorView, name: Name, at_base: bool) -> Fact:
    code, situation = view.indicator.raw[name.alias], view.situation
    based = at_base or name.at_base
    if situation.given:
        given = given_fact(situation, code, "base" if based else "actual", own=False)
        if given is not None:
            return renamed(given, situation.pack.catalogue.quantities[code].name)
    return quantity_in(situation, code, base_year(view) if based else evaluated_year(situation))


def _years(view: IndicatorView, recipe: _Recipe, at_base: bool) -> tuple[Fact, ...]:
    if at_base:
        return (base_year(view),)
    year = (evaluated_year(view.situation),) if recipe.of_year else ()
    return (*year, base_year(view)) if recipe.of_base else year


_Value = Callable[[Sequence[Quotient]], Quotient]


class _Recipe(NamedTuple):
    """A formula made ready: each quantity in it once, whether some are of the evaluated year or of the base year, its
    value from theirs, and the formula with one `{}` for each term, of which `terms` says which quantity it is;
    `divisors`: which quantities something is divided by."""

    names: tuple[Name, ...]
    of_year: bool
    of_base: bool
    value: _Value
    template: str
    terms: tuple[int, ...]
    divisors: tuple[int, ...]


class _Same:
    """A formula as a key by itself: to compare or hash what it says would take longer than to read it."""

    __slots__ = ("formula",)

    def __init__(self, formula: Formula) -> None:
        self.formula = formula

    def __hash__(self) -> int:
        return id(self.formula)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.formula is self.formula


@lru_cache(maxsize=1024)
def _recipe(same: _Same) -> _Recipe:
    template, terms = _template(same.formula)
    names = tuple(dict.fromkeys(terms))
    of_base = [name.at_base for name in names]
    value, places = _value(same.formula, names), tuple(map(names.index, terms))
    divisors = tuple(dict.fromkeys(map(names.index, _divisors(same.formula))))
    return _Recipe(names, not all(of_base), any(of_base), value, template, places, divisors)


def _divisors(formula: Formula) -> Iterator[Name]:
    if isinstance(formula, Operation):
        yield from _template(formula.right)[1] if formula.operator == "/" else _divisors(formula.right)
        yield from _divisors(formula.left)


def _value(formula: Formula, names: tuple[Name, ...]) -> _Value:
    if isinstance(formula, Name):
        return itemgetter(names.index(formula))
    if isinstance(formula, Number):
        constant = Quotient(formula.value)
        return lambda _: constant
    left, right, operator = _value(formula.left, names), _value(formula.right, names), formula.operator
    return lambda raws: _OPERATIONS[operator](left(raws), right(raws))


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
