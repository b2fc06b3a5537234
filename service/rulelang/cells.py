"""The elementary cells of a column over its declared domain: pieces that no test of the table tells apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from service.rulelang.tables import Attribute, Interval, NumberTest, Test, TextTest
from service.rulelang.words import number_in_words
from service.vocabulary.exact import EXACT

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Axis:
    """One column cut into cells. `rows[i]` has a bit for each row whose test holds throughout cell i."""

    attribute: Attribute
    cells: tuple[Interval | str, ...]
    rows: tuple[int, ...]

    @property
    def name(self) -> str:
        """The attribute's name."""
        return self.attribute.name

    def range_text(self, cells: Sequence[int]) -> str:
        """Neighbouring cells in the notation of tests; `任意` for the whole column."""
        if len(cells) == len(self.cells):
            return "任意"
        chosen = [self.cells[index] for index in cells]
        if isinstance(chosen[0], str):
            return ", ".join(f'"{word}"' for word in chosen)
        first, last = chosen[0], chosen[-1]
        assert isinstance(first, Interval)
        assert isinstance(last, Interval)
        return _range_text(Interval(first.low, first.low_closed, last.high, last.high_closed), self.attribute.unit)

    def value(self, cell: int) -> Decimal | str:
        """One value of a cell; percent as a fraction."""
        found = self.cells[cell]
        return found if isinstance(found, str) else _inside(found, self.attribute)

    def witness(self, cell: int) -> str:
        """One value of a cell, written as a person would."""
        value = self.value(cell)
        return value if isinstance(value, str) else number_in_words(value, self.attribute.unit)


def axis_of(attribute: Attribute, tests: Sequence[Test | None]) -> Axis:
    """The axis of a column from the tests of its rows (None: the row accepts anything)."""
    return _text_axis(attribute, tests) if attribute.kind == "text" else _number_axis(attribute, tests)


def value_inside(attribute: Attribute, test: Test) -> Decimal | str:
    """One value of the domain that passes a test; percent as a fraction.

    Raises:
        StopIteration: there is none.
    """
    axis = axis_of(attribute, [test])
    return axis.value(next(cell for cell, rows in enumerate(axis.rows) if rows))


def one_inside(attribute: Attribute, test: Test) -> str:
    """One value of the domain that passes a test, written as a person would.

    Raises:
        StopIteration: there is none.
    """
    value = value_inside(attribute, test)
    return value if isinstance(value, str) else number_in_words(value, attribute.unit)


def _text_axis(attribute: Attribute, tests: Sequence[Test | None]) -> Axis:
    masks = dict.fromkeys(attribute.values, 0)
    for index, test in enumerate(tests):
        for word in test.values if isinstance(test, TextTest) else attribute.values:
            masks[word] |= 1 << index
    ordered = sorted(masks, key=lambda word: masks[word])
    return Axis(attribute, tuple(ordered), tuple(masks[word] for word in ordered))


def _number_axis(attribute: Attribute, tests: Sequence[Test | None]) -> Axis:
    intervals = [(index, part) for index, test in enumerate(tests) for part in _parts(test)]
    ends = {end for _, part in intervals for end in (part.low, part.high)} | {attribute.low, attribute.high}
    marks = sorted(end for end in ends if end is not None)
    masks = _masks(intervals, marks)
    pieces = [(cell, mask) for cell, mask in zip(_cells(marks), masks, strict=True) if _reachable(cell, attribute)]
    return Axis(attribute, tuple(cell for cell, _ in pieces), tuple(mask for _, mask in pieces))


def _parts(test: Test | None) -> tuple[Interval, ...]:
    return test.intervals if isinstance(test, NumberTest) else (Interval(None, False, None, False),)


def _cells(marks: Sequence[Decimal]) -> list[Interval]:
    """(-∞..m₁) [m₁] (m₁..m₂) … (mₙ..∞)."""
    cells = [Interval(None, False, marks[0] if marks else None, False)]
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        cells += [Interval(mark, True, mark, True), Interval(mark, False, following, False)]
    return cells


def _masks(intervals: Sequence[tuple[int, Interval]], marks: Sequence[Decimal]) -> list[int]:
    """For each cell the rows that hold in it: each interval switches its row on at its first cell and off after its
    last (cell 2i+1 is the mark i itself)."""
    switches = [0] * (2 * len(marks) + 2)
    for index, part in intervals:
        first = 0 if part.low is None else 2 * bisect_left(marks, part.low) + (1 if part.low_closed else 2)
        last = 2 * len(marks) if part.high is None else 2 * bisect_left(marks, part.high) + int(part.high_closed)
        switches[first] ^= 1 << index
        switches[last + 1] ^= 1 << index
    masks, rows = [], 0
    for switch in switches[:-1]:
        rows ^= switch
        masks.append(rows)
    return masks


def _reachable(cell: Interval, attribute: Attribute) -> bool:
    low, high = attribute.low, attribute.high
    if low is not None and (cell.low is None or cell.low < low):
        return False
    if high is not None and (cell.high is None or cell.high > high):
        return False
    if not attribute.whole or cell.low is None or cell.high is None:
        return True
    if cell.low_closed:
        return cell.low == cell.low.to_integral_value()
    return _above(cell.low) < cell.high


def _above(value: Decimal) -> Decimal:
    """The smallest whole number above a value."""
    return EXACT.add(value.to_integral_value(ROUND_FLOOR), Decimal(1))


def _inside(cell: Interval, attribute: Attribute) -> Decimal:
    """One value of a cell."""
    step = Decimal("0.01") if attribute.unit == "%" else Decimal(1)
    if cell.low is not None and cell.low_closed:
        return cell.low
    if cell.low is not None and attribute.whole:
        return _above(cell.low)
    if cell.low is not None and cell.high is not None:
        return EXACT.multiply(EXACT.add(cell.low, cell.high), _HALF)
    if cell.low is not None:
        return EXACT.add(cell.low, step)
    if cell.high is not None:
        top = cell.high.to_integral_value(ROUND_CEILING) if attribute.whole else cell.high
        return EXACT.subtract(top, step)
    return Decimal(0)


def _range_text(interval: Interval, unit: str) -> str:
    low = None if interval.low is None else number_in_words(interval.low, unit)
    high = None if interval.high is None else number_in_words(interval.high, unit)
    if low is None and high is None:
        return "任意"
    if low is None:
        return f"{'<=' if interval.high_closed else '<'} {high}"
    if high is None:
        return f"{'>=' if interval.low_closed else '>'} {low}"
    if low == high:
        return f"= {low}"
    return f"{'[' if interval.low_closed else '('}{low}..{high}{']' if interval.high_closed else ')'}"
