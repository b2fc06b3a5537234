"""What is required, what is there, what is short: the three texts of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.assessment.showing import catalogue_entry, show_attribute
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table
from service.rulelang.words import test_in_words
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State

GOOD = ("met", "ok")


@dataclass(frozen=True, slots=True)
class Wording:
    """required / actual / gap as texts in `unit`; gap is empty when nothing is short or nothing is known."""

    required: str
    actual: str
    gap: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Reader:
    """Shows facts as a reader of one table should see them."""

    table: Table
    about: Indicator | Quantity | None

    def show(self, fact: Fact) -> str:
        """The fact with its unit, in digits that do not contradict the verdict."""
        return show_attribute(fact, self.table, self.about)


def wording(rule: Rule, subject: str, facts: Mapping[str, Fact], pack: Pack) -> Wording:
    """The texts of one finding. A rule on attainment is worded by its target; any other by its table."""
    about = catalogue_entry(pack, subject)
    reader = _Reader(rule.table, about)
    columns = [column.name for column in rule.table.attributes]
    if isinstance(about, Indicator) and "attainment" in columns and {"target", "actual"} <= facts.keys():
        return _by_target(facts["target"], facts["actual"], about.better, reader)
    return _by_table(facts, reader)


def _by_target(target: Fact, actual: Fact, better: str, reader: _Reader) -> Wording:
    sign = "≤" if better == "lower" else "≥"
    required = f"{sign} {reader.show(target)}" if target.present else reader.show(target)
    gap = ""
    if target.present and actual.present:
        short = target.number - actual.number if better == "higher" else actual.number - target.number
        gap = reader.show(Fact("gap", State.VALUE, short, target.unit)) if short > ZERO else ""
    return Wording(required, reader.show(actual), gap, target.unit or actual.unit)


def _by_table(facts: Mapping[str, Fact], reader: _Reader) -> Wording:
    table = reader.table
    good = [row for row in table.rows if row.outcome in GOOD]
    several = len(table.attributes) > 1
    required = "；或 ".join(_row(row, table, several) for row in good)
    actual = "；".join(_column(column, several) + reader.show(facts[column.name]) for column in table.attributes)
    gap = "" if several else _gap(table.attributes[0], good, facts, reader)
    return Wording(required, actual, gap, "" if several else table.attributes[0].unit)


def _row(row: Row, table: Table, several: bool) -> str:
    tested = [column for column in table.attributes if column.name in row.tests]
    return "，".join(_column(c, several) + test_in_words(row.tests[c.name], c) for c in tested) or "任意情形"


def _column(column: Attribute, several: bool) -> str:
    return f"{column.title or column.name} " if several else ""


def _gap(column: Attribute, good: list[Row], facts: Mapping[str, Fact], reader: _Reader) -> str:
    fact = facts[column.name]
    tests = [row.tests.get(column.name) for row in good]
    if not fact.present or column.kind != "number" or not tests or None in tests:
        return ""
    allowed = [i for test in tests if isinstance(test, NumberTest) for i in test.intervals]
    short = min((_distance(interval, fact.number) for interval in allowed), default=ZERO)
    return reader.show(Fact("gap", State.VALUE, short, column.unit)) if short > ZERO else ""


def _distance(interval: Interval, value: Quotient) -> Quotient:
    """How far a value is from an interval; 0 inside, an open end counts as its limit."""
    if interval.low is not None and value < Quotient(interval.low):
        return Quotient(interval.low) - value
    if interval.high is not None and value > Quotient(interval.high):
        return value - Quotient(interval.high)
    return ZERO
