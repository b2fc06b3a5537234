"""The `derive:` block of a rule: counts, sums, shares and the like, exact and with missing inputs kept missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import add

from service.assessment.collections import EMPTY, candidates, memo_of, size_of
from service.assessment.comparisons import deviation
from service.assessment.facts import NO, YES, blocked, derived, divided_by_zero, renamed, without
from service.assessment.rows import Tally
from service.assessment.situation import Situation
from service.assessment.working import Working
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.tables import Attribute
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import DISPUTED, MISSING, VALUE, State

Resolve = Callable[[str], Fact]
Aggregate = Count | Sum | Earliest

_UNTOLD = (MISSING, DISPUTED)
"""The states of what cannot be told; what does not apply needs no telling."""


def evaluate(line: Derived, resolve: Resolve, situation: Situation) -> Fact:
    """The attribute one line makes; `resolve` finds operands by name, `situation` has the collections."""
    made, expression = line.attribute, line.expression
    if isinstance(expression, Value):
        return renamed(resolve(expression.ref), made.name)
    if isinstance(expression, Aggregate):
        return _aggregate(made, expression, situation)
    return _combined(made, expression, resolve)


def _combined(made: Attribute, expression: Expression, resolve: Resolve) -> Fact:
    match expression:
        case Share(top, bottom, if_zero):
            return _quotient(made.name, "%", resolve(top), resolve(bottom), if_zero)
        case Ratio(top, bottom, unit, if_zero):
            return _quotient(made.name, unit, resolve(top), resolve(bottom), if_zero)
        case Difference(left, right):
            return _difference(made.name, resolve(left), resolve(right))
        case Deviation(left, right):
            return deviation(made.name, resolve(left), resolve(right))
        case Days(start, end):
            return _days(made.name, resolve(start), resolve(end))
        case Lacks(needed, beside):
            return _lacks(made.name, [resolve(name) for name in needed], beside, resolve)
    raise TypeError(f"no derivation: {expression!r}")


def _quotient(name: str, unit: str, top: Fact, bottom: Fact, if_zero: str) -> Fact:
    lacking = blocked(name, unit, (top, bottom))
    if lacking is not None:
        return lacking
    if not bottom.number:
        return without(name, State(if_zero), unit, divided_by_zero("分母为零，无法计算比例", bottom), (top, bottom))
    value = top.number / bottom.number
    working = Working("{} ÷ {}", (top, bottom), value, unit)
    return derived(name, value, unit, working, (top, bottom))


def _difference(name: str, left: Fact, right: Fact) -> Fact:
    lacking = blocked(name, left.unit, (left, right))
    if lacking is not None:
        return lacking
    value = left.number - right.number
    working = Working("{} − {}", (left, right), value, left.unit)
    return derived(name, value, left.unit, working, (left, right))


def _days(name: str, start: Fact, end: Fact) -> Fact:
    lacking = blocked(name, "天", (start, end))
    if lacking is not None:
        return lacking
    first, last = start.value, end.value
    if not (isinstance(first, date) and isinstance(last, date)):
        raise TypeError(f"{name}: days between {first!r} and {last!r}")
    days = (last - first).days
    return derived(name, Quotient.of(days), "天", f"{first} 至 {last}", (start, end))


def _lacks(name: str, needed: Sequence[Fact], beside: tuple[str, ...], resolve: Resolve) -> Fact:
    """yes rests on what is lacking and on what has a value all the same; its note says what is lacking."""
    lacking = tuple([fact for fact in needed if fact.state in _UNTOLD])
    if not lacking:
        return derived(name, NO, "", "核对所需的数据都有", ())
    others = tuple(map(resolve, beside))
    there = tuple(fact for fact in others if fact.state is VALUE)
    if not there:
        return derived(name, NO, "", "没有填报，无可核对", (*lacking, *others))
    notes = dict.fromkeys(fact.note for fact in lacking if fact.note)
    return derived(name, YES, "", "有数值而无从核对", (*lacking, *there), "；".join(notes))


def _aggregate(made: Attribute, expression: Aggregate, situation: Situation) -> Fact:
    count = size_of(situation, expression.collection)
    if not count and expression.collection in EMPTY:
        return without(made.name, MISSING, made.unit, EMPTY[expression.collection])
    tally = _tally(expression, situation)
    operands = tally.deciding_first()
    lacking = blocked(made.name, made.unit, tally.lacking)
    if lacking is not None:
        return without(made.name, lacking.state, made.unit, lacking.note, operands)
    if isinstance(expression, Count):
        formula = f"{count} 行中计入 {tally.included} 行"
        return derived(made.name, Quotient.of(tally.included), made.unit, formula, operands)
    if isinstance(expression, Sum):
        return _sum(made, tally.fields, operands)
    return _earliest(made, tally.fields, operands)


def _tally(expression: Aggregate, situation: Situation) -> Tally:
    """Rules that ask the same of the same rows share the tally."""
    wanted = None if isinstance(expression, Count) else expression.field
    memo = memo_of(situation, expression.collection).tallies
    key = (expression.collection, wanted, tuple(expression.where.items()))
    tally = memo.get(key)
    if tally is None:
        tally = memo[key] = Tally()
        rows, tests = candidates(situation, expression.collection, expression.where)
        for row in rows:
            tally.take(row, tests, wanted)
    return tally


def _sum(made: Attribute, fields: list[Fact], operands: tuple[Fact, ...]) -> Fact:
    total = reduce(add, (fact.number for fact in fields), ZERO)
    template = " + ".join("{}" for _ in fields) or "没有计入的行，合计"
    working = Working(template, tuple(fields), total, made.unit)
    return derived(made.name, total, made.unit, working, operands)


def _earliest(made: Attribute, fields: list[Fact], operands: tuple[Fact, ...]) -> Fact:
    dates = [fact.value for fact in fields if isinstance(fact.value, date)]
    if not dates:
        return without(made.name, MISSING, "", "没有符合条件的行", operands)
    first = min(dates)
    return derived(made.name, first, "", f"{len(dates)} 个日期中最早的 {first}", operands)
