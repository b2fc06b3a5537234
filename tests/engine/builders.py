"""Rules, tables and facts with defaults, for the tests of the engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from service.engine.reference.known import Known
from service.engine.reference.tables import TableReader
from service.rulelang.pack import Manual, Provenance, Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Position, Row, Table, Test, TextTest
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme
from service.vocabulary.state import State

HERE = Position("rules/test.yaml", 1, 1)


def a_number(name: str = "x", unit: str = "") -> Attribute:
    """A numeric column without bounds."""
    return Attribute(name, "number", unit)


def a_text(name: str, *values: str) -> Attribute:
    """A column of words."""
    return Attribute(name, "text", values=values)


def between(low: str | None, high: str | None, ends: str = "[)") -> NumberTest:
    """An interval such as between("0.8", "0.9"); ends as in `[)`."""
    return NumberTest((_interval(low, high, ends),), f"{low}..{high}")


def union(*tests: NumberTest) -> NumberTest:
    """Several intervals in one cell."""
    return NumberTest(tuple(i for test in tests for i in test.intervals), "union")


def one_of(*words: str) -> TextTest:
    """A cell of words."""
    return TextTest(frozenset(words), ", ".join(words))


def a_table(columns: Sequence[Attribute], *rows: tuple[Mapping[str, Test], str]) -> Table:
    """A table whose rows are numbered from 1."""
    numbered = tuple(Row(number, tests, outcome, HERE) for number, (tests, outcome) in enumerate(rows, 1))
    return Table(tuple(columns), numbered)


def a_rule(table: Table, rule_id: str = "T-01", theme: Theme = Theme.TARGETS, manual: bool = False) -> Rule:
    """A rule of which only the table matters."""
    ask = Manual("问", "因", "expert", {}) if manual else None
    return Rule(
        rule_id, rule_id, theme, "c", ("case",), table, (), "", Provenance("示例", "example"), (), HERE,
        date(2024, 1, 1), manual=ask,
    )  # fmt: skip


def outcome_by_reference(rule: Rule, read: Mapping[str, Known]) -> tuple[str, int | None]:
    """What the reference says of a rule whose columns read this."""
    table = TableReader(rule)
    applying = table.all
    for name, accepts in table.accepts.items():
        applying &= accepts(read[name])
    return table.outcome(applying, read)


def known(name: str, value: str | Quotient) -> Fact:
    """A numeric fact."""
    return Fact(name, State.VALUE, value if isinstance(value, Quotient) else Quotient.of(value))


def word(name: str, value: str) -> Fact:
    """A text fact."""
    return Fact(name, State.VALUE, value)


def without(name: str, state: State = State.MISSING) -> Fact:
    """A fact without a value."""
    return Fact(name, state)


def _interval(low: str | None, high: str | None, ends: str) -> Interval:
    bounds = [None if end is None else Decimal(end) for end in (low, high)]
    return Interval(bounds[0], ends[0] == "[", bounds[1], ends[1] == "]")
