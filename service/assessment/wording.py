"""What is required, what is there, what is short: the three texts of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.assessment.showing import show

from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table
from service.rulelang.words import test_in_words
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.fact import Fact

GOOD = ("met", "ok")


@dataclass(frozen=True, slots=True)
class Wording:
    """required / actual / gap as texts in `unit`; gap is empty when nothing is short or nothing is known."""

    required: str
    actual: str
    gap: str
    unit: str


def wording(rule: Rule, facts: Mapping[str, Fact], better: str) -> Wording:
    """The texts of one finding. A rule on attainment is worded by its target; any other by its table.

    `better` is higher or lower for an indicator, empty for any other subject.
    """
    columns = [column.name for column in rule.table.attributes]
    if "attainment" in columns and {"target", "actual"} <= facts.keys():
        return _by_target(facts, better)
    return _by_table(rule.table, facts)


def _by_target(facts: Mapping[str, Fact], better: str) -> Wording:
    target, actual = facts["target"], facts["actual"]
    sign = "≤" if better == "lower" else "≥"
    required = f"{sign} {show(target)}" if target.present else show(target)
    gap = ""
    if target.present and actual.present:
        short = target.number - actual.number if better == "higher" else actual.number - target.number
        gap = show(Fact("gap", target.state, short, target.unit)) if short > ZERO else ""
    return Wording(required, show(actual), gap, target.unit or actual.unit)


def _by_table(table: Table, facts: Mapping[str, Fact]) -> Wording:
    good = [row for row in table.rows if row.outcome in GOOD]
    several = len(table.attributes) > 1
    required = "；或 ".join(_row(row, table, several) for row in good)
    actual = "；".join(_column(column, several) + show(facts[column.name]) for column in table.attributes)
    gap = "" if several else _gap(table.attributes[0], good, facts)
    return Wording(required, actual, gap, "" if several else table.attributes[0].unit)


def _row(row: Row, table: Table, several: bool) -> str:
    tested = [column for column in table.attributes if column.name in row.tests]
    return "，".join(_column(c, several) + test_in_words(row.tests[c.name], c) for c in tested) or "任意情形"


def _column(column: Attribute, several: bool) -> str:
    return f"{column.title or column.name} " if several else ""


def _gap(column: Attribute, good: list[Row], facts: Mapping[str, Fact]) -> str:
    fact = facts[column.name]
    tests = [row.tests.get(column.name) for row in good]
    if not fact.present or column.kind != "number" or not tests or None in tests:
        return ""
    allowed = [i for test in tests if isinstance(test, NumberTest) for i in test.intervals]
    short = min((_distance(interval, fact.number) for interval in allowed), default=ZERO)
    return show(Fact("gap", fact.state, short, column.unit)) if short > ZERO else ""


def _distance(interval: Interval, value: Quotient) -> Quotient:
    """How far a value is from an interval; 0 inside, an open end counts as its limit."""
    if interval.low is not None and value < Quotient(interval.low):
        return Quotient(interval.low) - value
    if interval.high is not None and value > Quotient(interval.high):
        return value - Quotient(interval.high)
    return ZERO
