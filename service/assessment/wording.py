"""What is required, what is there, what is short: the three texts of a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.assessment.prepared import Prepared, column_prefix
from service.assessment.tripped import GOOD
from service.rulelang.catalogue import Indicator
from service.rulelang.tables import Interval, NumberTest
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State


@dataclass(frozen=True, slots=True)
class Wording:
    """required / actual / gap as texts in `unit`; gap is empty when nothing is short or nothing is known."""

    required: str
    actual: str
    gap: str
    unit: str


def wording(prepared: Prepared, facts: Mapping[str, Fact]) -> Wording:
    """The texts of one finding. A rule on attainment is worded by its target; any other by its table."""
    about = prepared.about
    if isinstance(about, Indicator) and "attainment" in prepared.bounds and {"target", "actual"} <= facts.keys():
        return _by_target(facts, about.better, prepared)
    return _by_table(facts, prepared)


def _by_target(facts: Mapping[str, Fact], better: str, prepared: Prepared) -> Wording:
    target, actual = facts["target"], facts["actual"]
    sign = "≤" if better == "lower" else "≥"
    wanted, there, gap = prepared.show(target, facts), prepared.show(actual, facts), ""
    if target.present and actual.present and _short(target.number, actual.number, better) > ZERO:
        told = _short(prepared.printed(target, facts), prepared.printed(actual, facts), better)
        gap = _short_by(told, target.unit, prepared)
    required = f"{sign} {wanted}" if target.present else wanted
    return Wording(required, there, gap, target.unit or actual.unit)


def _short(target: Quotient, actual: Quotient, better: str) -> Quotient:
    return target - actual if better == "higher" else actual - target


def _by_table(facts: Mapping[str, Fact], prepared: Prepared) -> Wording:
    columns = prepared.rule.told_columns
    if len(columns) == 1:
        (column,) = columns
        fact = facts[column.name]
        return Wording(prepared.required, prepared.show(fact, facts), _gap(fact, facts, prepared), column.unit)
    actual = "；".join(column_prefix(column, True) + prepared.show(facts[column.name], facts) for column in columns)
    return Wording(prepared.required, actual, "", "")


def _gap(fact: Fact, facts: Mapping[str, Fact], prepared: Prepared) -> str:
    """How far the only column is from the nearest value that would do."""
    if not fact.present or not isinstance(fact.value, Quotient):
        return ""
    tests = [row.tests.get(fact.name) for row in prepared.rule.table.rows if row.outcome in GOOD]
    if not tests or None in tests:
        return ""
    allowed = [i for test in tests if isinstance(test, NumberTest) for i in test.intervals]
    if not _nearest(allowed, fact.number) > ZERO:
        return ""
    return _short_by(_nearest(allowed, prepared.printed(fact, facts)), fact.unit, prepared)


def _nearest(allowed: Sequence[Interval], number: Quotient) -> Quotient:
    return min((_distance(interval, number) for interval in allowed), default=ZERO)


def _short_by(short: Quotient, unit: str, prepared: Prepared) -> str:
    """What is short, of what is printed, so that it adds up there; between two percentages in percentage points."""
    told = prepared.show(Fact("gap", State.VALUE, short, unit), {})
    return f"{told.removesuffix('%')} 个百分点" if unit == "%" else told


def _distance(interval: Interval, value: Quotient) -> Quotient:
    """How far a value is from an interval; 0 inside, an open end counts as its limit."""
    if interval.low is not None and value < Quotient(interval.low):
        return Quotient(interval.low) - value
    if interval.high is not None and value > Quotient(interval.high):
        return value - Quotient(interval.high)
    return ZERO
