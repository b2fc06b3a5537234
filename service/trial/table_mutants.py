"""Mutants of a table: thresholds, units, inclusivity, comparators, words, verdicts. Only tables that stay exclusive and
exhaustive: for any other `rules check` stops whoever writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from service.rulelang.table_check import check_table
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest
from service.rulelang.words import number_in_words
from service.trial.grid import last_place
from service.trial.mutant import Kind
from service.vocabulary.exact import EXACT

Change = tuple[Kind, str]
Changed = Iterator[tuple[Change, Table]]
_TENFOLD = Decimal(10)
_HUNDREDTH = Decimal("0.01")
_WAN = Decimal(10_000)


def table_mutants(table: Table) -> Changed:
    """Every changed table, with what was changed."""
    for made in (*_of_columns(table), *_verdicts(table)):
        if sound(made[1]):
            yield made


def sound(table: Table) -> bool:
    """Whether every test is in order and exactly one row applies to every input."""
    tests = (test for row in table.rows for test in row.tests.values())
    return all(in_order(test) for test in tests) and not check_table(table, most=1)


def marks_of(test: Test | None) -> frozenset[Decimal]:
    """The finite ends of a test's intervals."""
    parts = test.intervals if isinstance(test, NumberTest) else ()
    return frozenset(end for part in parts for end in (part.low, part.high) if end is not None)


def slipped(mark: Decimal, column: Attribute) -> Iterator[tuple[Kind, Decimal]]:
    """Other values for a threshold: one unit of the last place either way, a digit too many, a unit mistaken."""
    step = last_place(mark, column)
    yield Kind.THRESHOLD, EXACT.add(mark, step)
    yield Kind.THRESHOLD, EXACT.subtract(mark, step)
    if mark:
        yield Kind.THRESHOLD, EXACT.multiply(mark, _TENFOLD)
        if column.unit == "%":
            yield Kind.UNIT, EXACT.multiply(mark, _HUNDREDTH)
        elif column.unit and not column.whole:
            yield Kind.UNIT, EXACT.multiply(mark, _WAN)


def moved(test: Test, mark: Decimal, to: Decimal) -> Test:
    """A test with a threshold in another place."""
    return _each(test, lambda part: replace(part, low=_put(part.low, mark, to), high=_put(part.high, mark, to)))


def toggled(test: Test, mark: Decimal) -> Test:
    """A test with a threshold included where it was not, and the other way round."""
    return _each(
        test,
        lambda part: replace(
            part,
            low_closed=part.low_closed ^ (part.low == mark),
            high_closed=part.high_closed ^ (part.high == mark),
        ),
    )


def behaving_like(test: Test, word: str, other: str) -> Test:
    """A test in which one word counts as another does."""
    if not isinstance(test, TextTest):
        return test
    kept = test.values - {word}
    return replace(test, values=kept | {word} if other in test.values else kept)


def _of_columns(table: Table) -> Changed:
    for column in table.attributes:
        if column.kind == "text":
            yield from _words(table, column)
            continue
        marks = sorted(frozenset().union(*(marks_of(row.tests.get(column.name)) for row in table.rows)))
        for mark in marks:
            yield from _at_mark(table, column, mark)
        if len(marks) == 1:
            text = number_in_words(marks[0], column.unit)
            change = f"{column.name}: > {text} ⇄ < {text}"
            yield (Kind.COMPARATOR, change), changed(table, column.name, lambda test: _each(test, _mirrored))


def _at_mark(table: Table, column: Attribute, mark: Decimal) -> Changed:
    text = number_in_words(mark, column.unit)
    for kind, to in slipped(mark, column):
        change = f"{column.name}: {text} → {number_in_words(to, column.unit)}"
        yield (kind, change), changed(table, column.name, lambda test, to=to: moved(test, mark, to))  # type: ignore[misc]
    yield (
        (Kind.INCLUSIVITY, f"{column.name}: [{text} ⇄ ({text}"),
        changed(table, column.name, lambda test: toggled(test, mark)),
    )


def _words(table: Table, column: Attribute) -> Changed:
    for word, other in zip(column.values, (*column.values[1:], column.values[0]), strict=True):
        if word != other:
            change = f'{column.name}: "{word}" → "{other}"'
            yield (
                (Kind.WORD, change),
                changed(table, column.name, lambda test, w=word, o=other: behaving_like(test, w, o)),  # type: ignore[misc]
            )


def _verdicts(table: Table) -> Changed:
    for place, (one, other) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        if one.outcome != other.outcome:
            rows = list(table.rows)
            rows[place] = replace(one, outcome=other.outcome)
            rows[place + 1] = replace(other, outcome=one.outcome)
            change = f"{one.number}: {one.outcome} ⇄ {other.number}: {other.outcome}"
            yield (Kind.VERDICT, change), replace(table, rows=tuple(rows))


def changed(table: Table, column: str, change: Callable[[Test], Test]) -> Table:
    """A table with every test of a column changed."""
    return replace(table, rows=tuple(_row(row, column, change) for row in table.rows))


def _row(row: Row, column: str, change: Callable[[Test], Test]) -> Row:
    if column not in row.tests:
        return row
    return replace(row, tests={**row.tests, column: change(row.tests[column])})


def _each(test: Test, change: Callable[[Interval], Interval]) -> Test:
    if not isinstance(test, NumberTest):
        return test
    parts = sorted((change(part) for part in test.intervals), key=lambda part: (part.low is not None, part.low or 0))
    return replace(test, intervals=tuple(parts))


def _put(end: Decimal | None, mark: Decimal, to: Decimal) -> Decimal | None:
    return to if end == mark else end


def _mirrored(part: Interval) -> Interval:
    return Interval(part.high, part.high_closed, part.low, part.low_closed)


def in_order(test: Test) -> bool:
    """Whether a test holds for something, and its intervals neither overlap nor are empty."""
    if isinstance(test, TextTest):
        return bool(test.values)
    apart = all(_before(one, other) for one, other in zip(test.intervals, test.intervals[1:], strict=False))
    return apart and all(_some(part) for part in test.intervals)


def _some(part: Interval) -> bool:
    if part.low is None or part.high is None:
        return True
    return part.low < part.high or (part.low == part.high and part.low_closed and part.high_closed)


def _before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and not one.high_closed and not other.low_closed)
