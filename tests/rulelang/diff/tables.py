"""Random tables that are exclusive and exhaustive, rewrites that judge alike, and the slow obvious way to judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from hypothesis import strategies as st

from service.rulelang.diff.regions import BY_STATE, IMPOSSIBLE, Extent, Region
from service.rulelang.tables import Attribute, NumberTest, Row, Table, Test, TextTest
from tests.rulelang.strategies import HERE, MARKS, WORDS, holds, inside, interval, number_attributes, samples

OUTCOMES = ("met", "nearly_met", "unmet")
Value = Decimal | str | None
NUMBER = number_attributes("a")
TEXT = st.just(Attribute("b", "text", values=WORDS))


def a_number(name: str = "a", unit: str = "%") -> Attribute:
    """A number without bounds."""
    return Attribute(name, "number", unit, title=name.upper())


def a_table(*rows: tuple[Mapping[str, Test], str], columns: tuple[Attribute, ...] = ()) -> Table:
    """A table of (tests, outcome) rows."""
    numbered = enumerate(rows, start=1)
    return Table(
        columns or (a_number(),), tuple(Row(number, tests, outcome, HERE) for number, (tests, outcome) in numbered)
    )


def split_at(mark: Decimal, closed_above: bool) -> tuple[NumberTest, NumberTest]:
    """Everything below a mark and everything above it; the mark itself belongs to one of them."""
    below, above = interval(None, mark, False, not closed_above), interval(mark, None, closed_above, False)
    return NumberTest((below,), ""), NumberTest((above,), "")


@st.composite
def partitions(draw: st.DrawFn, column: Attribute) -> list[Test]:
    """Tests of which every value passes exactly one."""
    if column.kind == "text":
        first = frozenset(draw(st.sets(st.sampled_from(column.values), min_size=1)))
        groups = [first, frozenset(column.values) - first]
        return [TextTest(group, "") for group in groups if group]
    marks = sorted(draw(st.sets(MARKS, min_size=1, max_size=2)))
    sides = [draw(st.booleans()) for _ in marks]
    edges = [(None, False), *zip(marks, sides, strict=True), (None, False)]
    return [
        NumberTest((interval(low, high, closed, not upper if high is not None else False),), "")
        for (low, closed), (high, upper) in pairwise(edges)
    ]


@st.composite
def good_tables(draw: st.DrawFn, columns: tuple[Attribute, ...]) -> Table:
    """A decision tree written as a table: each column is asked at most once on the way."""
    rows = draw(_leaves(columns))
    return a_table(*((tests, draw(st.sampled_from(OUTCOMES))) for tests in rows), columns=columns)


@st.composite
def _leaves(draw: st.DrawFn, columns: tuple[Attribute, ...]) -> list[dict[str, Test]]:
    if not columns or not draw(st.integers(0, 3)):
        return [{}]
    asked = draw(st.sampled_from(columns))
    rest = tuple(column for column in columns if column is not asked)
    return [{asked.name: test, **leaf} for test in draw(partitions(asked)) for leaf in draw(_leaves(rest))]


def columns() -> st.SearchStrategy[tuple[Attribute, ...]]:
    """A number, a text, and maybe one more number."""
    return st.tuples(NUMBER, TEXT) | st.tuples(NUMBER, TEXT, number_attributes("c"))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Table, Table]:
    """Two tables over the same columns, or over some of them, maybe with domains of their own."""
    found = draw(columns())
    other = tuple(draw(st.just(column) | _of_another_domain(column)) for column in found)
    return draw(good_tables(found)), draw(good_tables(tuple(c for c in other if draw(st.booleans())) or other))


def _of_another_domain(column: Attribute) -> st.SearchStrategy[Attribute]:
    if column.kind == "text":
        words = st.lists(st.sampled_from((*WORDS, "black")), min_size=1, unique=True)
        return words.map(lambda values: replace(column, values=tuple(values)))
    lows, highs = st.sampled_from((None, Decimal(-1))), st.sampled_from((None, Decimal(0), Decimal(3)))
    return st.builds(lambda low, high: replace(column, low=low, high=high), lows, highs)


@st.composite
def rewritten(draw: st.DrawFn, table: Table) -> Table:
    """A table that judges alike: rows cut in two where they test a column, rows and columns in another order."""
    rows = [cut for row in table.rows for cut in draw(_cut(row))]
    shuffled = draw(st.permutations(rows))
    numbered = tuple(replace(row, number=number) for number, row in enumerate(shuffled, start=1))
    return Table(tuple(draw(st.permutations(table.attributes))), numbered)


@st.composite
def _cut(draw: st.DrawFn, row: Row) -> list[Row]:
    if not row.tests or draw(st.booleans()):
        return [row]
    name = draw(st.sampled_from(sorted(row.tests)))
    return [replace(row, tests={**row.tests, name: part}) for part in draw(_parts(row.tests[name]))]


@st.composite
def _parts(draw: st.DrawFn, test: Test) -> list[Test]:
    """A test as single words, or as the numbers up to a mark and those above it."""
    if isinstance(test, TextTest):
        return [TextTest(frozenset((word,)), "") for word in sorted(test.values)]
    (whole,), mark = test.intervals, draw(MARKS)
    if not inside(whole, mark) or mark == whole.high:
        return [test]
    parts = interval(whole.low, mark, whole.low_closed, True), interval(mark, whole.high, False, whole.high_closed)
    return [NumberTest((part,), "") for part in parts]


def judged(table: Table, values: Mapping[str, Value]) -> str:
    """The outcome, by reading the rows; a test of a column without a value does not hold, a value outside its domain
    is impossible."""
    if not all(_known(column, values[column.name]) for column in table.attributes):
        return IMPOSSIBLE
    applying = [
        row.outcome for row in table.rows if all(_passes(test, values[name]) for name, test in row.tests.items())
    ]
    assert len(applying) <= 1, "not a good table"
    return applying[0] if applying else BY_STATE


def _known(column: Attribute, value: Value) -> bool:
    if isinstance(value, Decimal):
        return inside(interval(column.low, column.high, True, True), value)
    return value is None or value in column.values


def _passes(test: Test, value: Value) -> bool:
    return value is not None and holds(test, value)


def all_inputs(*tables: Table) -> Iterator[dict[str, Value]]:
    """Every combination of values that can matter, and of columns without one."""
    found: dict[str, dict[Value, None]] = {}
    for column in (column for table in tables for column in table.attributes):
        found.setdefault(column.name, {None: None}).update(dict.fromkeys(samples(column)))
    for values in product(*found.values()):
        yield dict(zip(found, values, strict=True))


def contains(region: Region, values: Mapping[str, Value]) -> bool:
    """Whether an input lies in a region."""
    return all(_within(extent, values[extent.column.name]) for extent in region.extents)


def _within(extent: Extent, value: Value) -> bool:
    if extent.anything:
        return True
    if value is None:
        return extent.absent
    if isinstance(value, str):
        return value in extent.words
    return extent.interval is not None and inside(extent.interval, value)
