"""A table read for all parks at once: which row applies to each, or which state decides instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.engine.columns.exact import Mask
from service.engine.columns.population import Column
from service.engine.encoding import Code, NumberCode, code_of
from service.engine.reference.tables import by_state
from service.rulelang.pack import Rule
from service.rulelang.tables import Interval, NumberTest, Test
from service.vocabulary.state import State

Words = Mapping[str, int]
"""Every outcome of a pack by its place."""


@dataclass(frozen=True, eq=False)
class Judged:
    """For each park the place of its outcome among the words, and the row's number (0: a state decided)."""

    words: NDArray[np.int8]
    rows: NDArray[np.int16]


class ColumnTable:
    """One rule's table, ready for any number of subjects and parks."""

    def __init__(self, rule: Rule, words: Words) -> None:
        self.rule = rule
        self.codes: dict[str, Code] = {c.name: code_of(rule.table, c) for c in rule.table.attributes}
        outcomes = [row.outcome for row in rule.table.rows]
        self._rows = [
            (row.number, words[outcome], [(name, _test(self.codes[name], test)) for name, test in row.tests.items()])
            for row, outcome in zip(rule.table.rows, outcomes, strict=True)
        ]
        self._by_state = np.array([0, *(words[by_state(rule, s)] for s in State if s is not State.VALUE)], np.int8)

    def judge(self, columns: Mapping[str, Column]) -> Judged:
        """What applies to each park.

        Raises:
            LookupError: several rows apply to a park, or none although it has all values.
        """
        present = {name: column.states == State.VALUE.rank for name, column in columns.items()}
        worst = np.maximum.reduce([column.states for column in columns.values()])
        words, rows = self._by_state[worst], np.zeros(worst.shape, np.int16)
        hits = np.zeros(worst.shape, np.int16)
        for number, word, tests in self._rows:
            applies = np.ones(worst.shape, bool)
            for name, parts in tests:
                applies &= present[name]
                applies &= _passes(parts, columns[name].codes)
            hits += applies
            words[applies], rows[applies] = word, number
        self._refuse("several rows apply", hits > 1)
        self._refuse("no row applies", (hits == 0) & (worst == State.VALUE.rank))
        return Judged(words, rows)

    def _refuse(self, why: str, parks: Mask) -> None:
        if parks.any():
            raise LookupError(f"{self.rule.id}: {why} to park {int(parks.argmax())}")


Part = tuple[int | None, int | None]
"""Codes from … to …, both included."""


def _test(code: Code, test: Test) -> Sequence[Part]:
    """The ranges of codes that pass. Between two whole codes at a threshold lies the odd one of what remains, so an
    open end moves by one."""
    if isinstance(test, NumberTest):
        assert isinstance(code, NumberCode)
        return [_range(code, interval) for interval in test.intervals]
    assert not isinstance(code, NumberCode)
    return [(place, place) for place in sorted(map(code.of, test.values))]


def _range(code: NumberCode, interval: Interval) -> Part:
    low = None if interval.low is None else code.threshold(interval.low) + (not interval.low_closed)
    high = None if interval.high is None else code.threshold(interval.high) - (not interval.high_closed)
    return low, high


def _passes(parts: Sequence[Part], codes: NDArray[np.int64]) -> Mask:
    passed = np.zeros(codes.shape, bool)
    for low, high in parts:
        inside = np.ones(codes.shape, bool)
        if low is not None:
            inside &= codes >= low
        if high is not None:
            inside &= codes <= high
        passed |= inside
    return passed
