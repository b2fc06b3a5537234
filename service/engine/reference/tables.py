"""Reading a table: each column says which rows accept its value, and the row that all columns accept applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from service.engine.reference.intervals import inside
from service.engine.reference.known import VALUE, Known, value, worst
from service.rulelang.pack import Rule
from service.rulelang.tables import Row, Test, TextTest
from service.vocabulary.finding import Theme
from service.vocabulary.state import State

Rows = int
"""A set of rows of one table: bit n is set for the row at place n."""

Accepts = Callable[[Known], Rows]
"""What one column says: the rows that accept a value."""


class TableReader:
    """The table of one rule, made ready once for any number of parks. `row`: what a set of one row says."""

    def __init__(self, rule: Rule) -> None:
        rows = rule.table.rows
        self._rule = rule
        self.row = {1 << place: (row.outcome, row.number) for place, row in enumerate(rows)}
        self.all = (1 << len(rows)) - 1
        self.accepts: Mapping[str, Accepts] = {
            column.name: (_numbers if column.kind == "number" else _words)(column.name, rows)
            for column in rule.table.attributes
        }

    def outcome(self, applying: Rows, read: Mapping[str, Known]) -> tuple[str, int | None]:
        """(outcome, row number) where all columns accept these rows; no number when a state decided.

        Raises:
            LookupError: several rows apply, or none although everything is known.
        """
        if applying in self.row:
            return self.row[applying]
        if applying:
            several = [row.number for place, row in enumerate(self._rule.table.rows) if applying >> place & 1]
            raise LookupError(f"{self._rule.id}: rows {several} all apply")
        return by_state(self._rule, worst(read.values())), None


def passes(test: Test, known: Known) -> bool | None:
    """Whether a value passes; None when that cannot be said."""
    if known.state is not VALUE:
        return None
    if isinstance(test, TextTest):
        return known.value in test.values
    if isinstance(known.value, Fraction):
        for part in test.intervals:
            if inside(known.value, part):
                return True
    return False


def by_state(rule: Rule, state: State) -> str:
    """The outcome where no row applies because of a state; LookupError where nothing is missing."""
    if state is VALUE:
        raise LookupError(f"{rule.id}: no row applies")
    if rule.theme is Theme.DECISION:
        return "无法判定"
    if state is State.NOT_APPLICABLE:
        return "not_applicable"
    return "manual" if state is State.MISSING and rule.manual is not None else "not_evaluable"


def _accepting(name: str, rows: tuple[Row, ...], known: Known) -> Rows:
    """The rows that do not test a column or whose test the value passes."""
    tests = [row.tests.get(name) for row in rows]
    return sum(1 << place for place, test in enumerate(tests) if test is None or passes(test, known))


def _words(name: str, rows: tuple[Row, ...]) -> Accepts:
    tests = [row.tests[name] for row in rows if name in row.tests]
    words = {word for test in tests if isinstance(test, TextTest) for word in test.values}
    accepting: dict[object, Rows] = {word: _accepting(name, rows, Known(VALUE, word)) for word in words}
    untested = _accepting(name, rows, Known(State.MISSING))

    def accepts(known: Known) -> Rows:
        return accepting.get(known.value, untested)

    return accepts


def _numbers(name: str, rows: tuple[Row, ...]) -> Accepts:
    """The number line cut at every end of an interval: between two ends all numbers are accepted by the same rows."""
    tests = [row.tests[name] for row in rows if name in row.tests]
    parts = [part for test in tests if not isinstance(test, TextTest) for part in test.intervals]
    ends = sorted({Fraction(end) for part in parts for end in (part.low, part.high) if end is not None})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    below, above = (ends[0] - 1, ends[-1] + 1) if ends else (Fraction(0), Fraction(0))

    def at(number: Fraction) -> Rows:
        return _accepting(name, rows, value(number))

    cuts = [(*end.as_integer_ratio(), at(lower), at(end)) for end, lower in zip(ends, [below, *between], strict=False)]
    beyond, untested = at(above), _accepting(name, rows, Known(State.MISSING))

    def accepts(known: Known) -> Rows:
        if not isinstance(known.value, Fraction):
            return untested
        top, bottom = known.value.as_integer_ratio()
        for mark, part, lower, equal in cuts:
            left, right = top * part, mark * bottom
            if left <= right:
                return equal if left == right else lower
        return beyond

    return accepts
