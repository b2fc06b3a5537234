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


VERDICTS = ("met", "nearly_met", "unmet", "not_evaluable")


@st.composite
def whole_tables(draw: st.DrawFn, outcomes: tuple[str, ...] = VERDICTS) -> Table:
    """A table of one to three columns in which exactly one row applies: the domain cut again and again."""
    columns = tuple(draw(attributes(name)) for name in "abc"[: draw(st.integers(1, 3))])
    pieces: list[dict[str, Test]] = [{}]
    for _ in range(draw(st.integers(1, 5))):
        piece = pieces.pop(draw(st.integers(0, len(pieces) - 1)))
        column = draw(st.sampled_from(columns))
        pieces += [{**piece, column.name: part} for part in draw(_halves(column, piece.get(column.name)))]
    kept = [
        piece
        for piece in pieces
        if all(any(holds(t, v) for v in samples(_named(columns, n))) for n, t in piece.items())
    ]
    rows = tuple(
        Row(number, piece, draw(st.sampled_from(outcomes)), HERE) for number, piece in enumerate(kept, start=1)
    )
    return Table(columns, rows)


def _named(columns: tuple[Attribute, ...], name: str) -> Attribute:
    return next(column for column in columns if column.name == name)


def _halves(column: Attribute, test: Test | None) -> st.SearchStrategy[list[Test]]:
    """The two parts of a test cut at a mark, or its words dealt into two; only the parts that hold anything."""
    if column.kind == "text":
        words = sorted(test.values if isinstance(test, TextTest) else column.values)
        return st.sets(st.sampled_from(words)).map(
            lambda some: [TextTest(part, "") for part in (frozenset(some), frozenset(words) - some) if part]
        )
    whole = test.intervals[0] if isinstance(test, NumberTest) else Interval(None, False, None, False)
    return st.builds(lambda mark, closed: _cut(whole, mark, closed), MARKS, st.booleans())


def _cut(whole: Interval, mark: Decimal, closed: bool) -> list[Test]:
    below = Interval(whole.low, whole.low_closed, mark, closed)
    above = Interval(mark, not closed, whole.high, whole.high_closed)
    parts = [part for part in (below, above) if _has_inside(part)]
    inside = (whole.low is None or mark > whole.low) and (whole.high is None or mark < whole.high)
    return [NumberTest((part,), "") for part in parts] if inside and len(parts) == 2 else [NumberTest((whole,), "")]


def _has_inside(part: Interval) -> bool:
    return part.low is None or part.high is None or part.low < part.high


Input = Mapping[str, Decimal | str | None]


def partial_inputs(table: Table) -> Iterator[Input]:
    """Every combination of samples, each value also left out (None)."""
    names = [column.name for column in table.attributes]
    for values in product(*([*samples(column), None] for column in table.attributes)):
        yield dict(zip(names, values, strict=True))


def outcome(table: Table, values: Input) -> str:
    """The outcome of the row that applies, empty when none does for want of a value."""
    for row in table.rows:
        tested = [(test, values[name]) for name, test in row.tests.items()]
        if all(value is not None and holds(test, value) for test, value in tested):
            return row.outcome
    return ""
