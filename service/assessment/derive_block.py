"""The `derive:` block of a rule: counts, sums, shares and the like, exact and with missing inputs kept missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from service.assessment.collections import EMPTY
from service.assessment.comparisons import deviation, within
from service.assessment.facts import blocked, derived, renamed, without
from service.assessment.showing import figure, term, worked
from service.assessment.situation import CollectionRow
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.tables import Attribute, NumberTest, Test
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State

Resolve = Callable[[str], Fact]
RowsOf = Callable[[str], tuple[CollectionRow, ...]]


def evaluate(line: Derived, resolve: Resolve, rows_of: RowsOf) -> Fact:
    """The attribute one line makes; `resolve` finds operands by name, `rows_of` the rows of a collection."""
    made, expression = line.attribute, line.expression
    if isinstance(expression, Value):
        return renamed(resolve(expression.ref), made.name)
    if isinstance(expression, Count | Sum | Earliest):
        return _aggregate(made, expression, rows_of(expression.collection))
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
    raise TypeError(f"no derivation: {expression!r}")


def _quotient(name: str, unit: str, top: Fact, bottom: Fact, if_zero: str) -> Fact:
    lacking = blocked(name, unit, (top, bottom))
    if lacking is not None:
        return lacking
    if not bottom.number:
        return without(name, State(if_zero), unit, f"{bottom.name}为零，无法计算比例", (bottom,))
    value = top.number / bottom.number
    formula = worked(f"{term(top)} ÷ {term(bottom)}", value, unit)
    return derived(name, value, unit, formula, (top, bottom))


def _difference(name: str, left: Fact, right: Fact) -> Fact:
    lacking = blocked(name, left.unit, (left, right))
    if lacking is not None:
        return lacking
    value = left.number - right.number
    formula = worked(f"{term(left)} − {term(right)}", value, left.unit)
    return derived(name, value, left.unit, formula, (left, right))


def _days(name: str, start: Fact, end: Fact) -> Fact:
    lacking = blocked(name, "天", (start, end))
    if lacking is not None:
        return lacking
    first, last = start.value, end.value
    if not (isinstance(first, date) and isinstance(last, date)):
        raise TypeError(f"{name}: days between {first!r} and {last!r}")
    days = (last - first).days
    return derived(name, Quotient.of(days), "天", f"{first} 至 {last}", (start, end))


@dataclass(frozen=True, slots=True)
class _Row:
    """What became of one row: None when its tests exclude it, else its field (None for a count)."""

    title: str
    included: bool
    field: Fact | None
    operand: Fact | None
    lacking: tuple[Fact, ...] = ()


def _aggregate(made: Attribute, expression: Count | Sum | Earliest, rows: tuple[CollectionRow, ...]) -> Fact:
    if not rows and expression.collection in EMPTY:
        return without(made.name, State.MISSING, made.unit, EMPTY[expression.collection])
    field = None if isinstance(expression, Count) else expression.field
    tested = [_tested(row, expression, field) for row in rows]
    operands = tuple(row.operand for row in tested if row.operand is not None)
    lacking = _lacking(made, tested)
    if lacking is not None:
        return without(made.name, lacking.state, made.unit, lacking.note, operands)
    included = [row for row in tested if row.included]
    if isinstance(expression, Count):
        formula = f"{len(rows)} 行中计入 {len(included)} 行"
        return derived(made.name, Quotient.of(len(included)), made.unit, formula, operands)
    fields = [row.field for row in included if row.field is not None]
    if isinstance(expression, Sum):
        return _sum(made, fields, operands)
    return _earliest(made, fields, operands)


def _tested(row: CollectionRow, expression: Count | Sum | Earliest, field: str | None) -> _Row:
    """One row against all tests. A test that is false excludes it, whatever the others lack."""
    seen = []
    for name, test in expression.where.items():
        fact = row.fact(name)
        verdict = passes(test, fact)
        if verdict is False:
            return _Row(row.title, False, None, _operand(row, "不计入", (fact,)))
        seen.append(fact)
    lacking = [fact for fact in seen if not fact.present]
    summed = row.fact(field) if field is not None and not lacking else None
    if summed is not None:
        seen.append(summed)
        lacking += [] if summed.present else [summed]
    word = "无法确定" if lacking else "计入"
    return _Row(row.title, not lacking, summed, _operand(row, word, tuple(seen)), tuple(lacking))


def _operand(row: CollectionRow, word: str, facts: tuple[Fact, ...]) -> Fact | None:
    """The row as an operand; None when what decided is no statement of the case."""
    resting = tuple(fact for fact in facts if fact.cell is not None or fact.operands)
    return derived(row.title, word, "", "", resting) if resting else None


def _lacking(made: Attribute, rows: list[_Row]) -> Fact | None:
    """The worst state of what could not be decided, its note naming the rows."""
    named = [without(row.title, fact.state, "", f"{row.title}：{fact.note}") for row in rows for fact in row.lacking]
    return blocked(made.name, made.unit, named)


def _sum(made: Attribute, fields: list[Fact], operands: tuple[Fact, ...]) -> Fact:
    total = reduce(add, (fact.number for fact in fields), ZERO)
    text = " + ".join(term(fact) for fact in fields) or "没有计入的行"
    formula = worked(text, total, made.unit) if fields else f"{text}，合计 {figure(total, made.unit)[0]}"
    return derived(made.name, total, made.unit, formula, operands)


def _earliest(made: Attribute, fields: list[Fact], operands: tuple[Fact, ...]) -> Fact:
    dates = [fact.value for fact in fields if isinstance(fact.value, date)]
    if not dates:
        return without(made.name, State.MISSING, "", "没有符合条件的行", operands)
    first = min(dates)
    return derived(made.name, first, "", f"{len(dates)} 个日期中最早的 {first}", operands)


def passes(test: Test, fact: Fact) -> bool | None:
    """Whether the fact passes; None when it has no value."""
    if not fact.present:
        return None
    if isinstance(test, NumberTest):
        number = fact.number
        return any(within(interval, number) for interval in test.intervals)
    return str(fact.value) in test.values
