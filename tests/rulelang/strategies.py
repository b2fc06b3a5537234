"""Random attributes, tests and tables, and the slow obvious way to ask which rows apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from service.authoring.position import Position
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest

HERE = Position("demo.yaml", 1, 1)
WORDS = ("red", "green", "blue")
MARKS = st.integers(-3, 3).map(Decimal)


def interval(low: Decimal | None, high: Decimal | None, low_closed: bool, high_closed: bool) -> Interval:
    """An interval in canonical form: an unbounded end is open, a point closed."""
    if low is not None and low == high:
        return Interval(low, True, high, True)
    return Interval(low, low_closed and low is not None, high, high_closed and high is not None)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """One interval with small whole ends or none."""
    ends = sorted((draw(MARKS), draw(MARKS)))
    low = draw(st.sampled_from((ends[0], None)))
    high = draw(st.sampled_from((ends[1], None)))
    return interval(low, high, draw(st.booleans()), draw(st.booleans()))


def number_attributes(name: str) -> st.SearchStrategy[Attribute]:
    """Numbers with or without bounds, whole or not."""
    low, high = st.sampled_from((None, Decimal(-2))), st.sampled_from((None, Decimal(2)))
    return st.builds(Attribute, st.just(name), st.just("number"), low=low, high=high, whole=st.booleans())


def attributes(name: str) -> st.SearchStrategy[Attribute]:
    """Numbers or words."""
    words = st.integers(1, 3).map(lambda count: WORDS[:count])
    return number_attributes(name) | st.builds(Attribute, st.just(name), st.just("text"), values=words)


def cell_tests(attribute: Attribute) -> st.SearchStrategy[Test]:
    """A test of the attribute: one interval, or some of its words."""
    if attribute.kind == "text":
        return st.sets(st.sampled_from(attribute.values), min_size=1).map(lambda w: TextTest(frozenset(w), ""))
    return intervals().map(lambda found: NumberTest((found,), ""))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """One to three columns, up to four rows, some cells empty; rarely a good table."""
    columns = tuple(draw(attributes(name)) for name in "abc"[: draw(st.integers(1, 3))])
    rows = tuple(
        Row(number, {c.name: draw(cell_tests(c)) for c in columns if draw(st.booleans())}, "met", HERE)
        for number in range(1, draw(st.integers(0, 4)) + 1)
    )
    return Table(columns, rows)


def holds(test: Test | None, value: Decimal | str) -> bool:
    """Whether a value passes a test; no test passes anything."""
    if test is None:
        return True
    if isinstance(test, TextTest):
        return value in test.values
    assert isinstance(value, Decimal)
    return any(inside(part, value) for part in test.intervals)


def inside(part: Interval, value: Decimal) -> bool:
    """Whether a number lies in an interval."""
    above = part.low is None or value > part.low or (value == part.low and part.low_closed)
    below = part.high is None or value < part.high or (value == part.high and part.high_closed)
    return above and below


def applying(table: Table, values: Mapping[str, Decimal | str]) -> tuple[int, ...]:
    """The numbers of the rows that apply."""
    return tuple(
        row.number for row in table.rows if all(holds(row.tests.get(name), value) for name, value in values.items())
    )


def samples(attribute: Attribute) -> list[Decimal | str]:
    """Every value that can matter: each word, or all halves from -4.5 to 4.5 in the domain."""
    if attribute.kind == "text":
        return list(attribute.values)
    halves = [Decimal(step) / 2 for step in range(-9, 10)]
    return [
        value
        for value in halves
        if (attribute.low is None or value >= attribute.low)
        and (attribute.high is None or value <= attribute.high)
        and (not attribute.whole or value == value.to_integral_value())
    ]


def inputs(table: Table) -> Iterator[dict[str, Decimal | str]]:
    """Every combination of samples."""
    names = [column.name for column in table.attributes]
    for values in product(*(samples(column) for column in table.attributes)):
        yield dict(zip(names, values, strict=True))
