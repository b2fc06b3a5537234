"""Exact numbers and words as integers that keep every comparison of a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.engine.elementary import thresholds
from service.engine.program import Comparison, Condition
from service.rulelang.tables import Attribute, Interval, Table
from service.vocabulary.exact import EXACT, Quotient


class EncodingError(ValueError):
    """A fact whose value does not belong to the column it is read by."""


@dataclass(frozen=True, slots=True)
class NumberCode:
    """x becomes 2·⌊x·10^digits⌋, plus 1 where something remained; thresholds (whole at that scale) are even.

    `lowest`/`highest` are the codes just beyond the outermost thresholds. A value further out is held at that code:
    no comparison of the table can tell the difference, and no number, however long, leaves the engine's 64 bits.
    """

    digits: int
    lowest: int
    highest: int

    def of(self, value: Quotient) -> int:
        """The code of a value."""
        floor, remains = value.scaled_floor(self.digits)
        code, lowest = 2 * floor + remains, self.lowest
        return lowest if code < lowest else self.highest if code > self.highest else code

    def threshold(self, value: Decimal) -> int:
        """The code of a threshold of the table."""
        return 2 * int(EXACT.scaleb(value, self.digits))


@dataclass(frozen=True, slots=True)
class TextCode:
    """Words by their place in the column's list of values."""

    values: tuple[str, ...]

    def of(self, value: str) -> int:
        """The code of a word; EncodingError for one the column does not know."""
        try:
            return self.values.index(value)
        except ValueError:
            raise EncodingError(f"{value!r} is none of {self.values}") from None


Code = NumberCode | TextCode


def code_of(table: Table, column: Attribute) -> Code:
    """How values of this column are encoded."""
    if column.kind == "text":
        return TextCode(column.values)
    marks = thresholds(table, column.name)
    if not marks:
        return NumberCode(0, 0, 0)
    digits = max(0, *(-_exponent(mark) for mark in marks))
    code = NumberCode(digits, 0, 0)
    return NumberCode(digits, code.threshold(marks[0]) - 1, code.threshold(marks[-1]) + 1)


def conditions(attribute: str, code: Code, cell: Interval | str) -> tuple[Condition, ...]:
    """The comparisons that hold exactly on an interval, or for a word; at least one, so that there must be a value."""
    if isinstance(code, TextCode):
        assert isinstance(cell, str)
        return (Condition(attribute, Comparison.EQ, code.of(cell)),)
    assert isinstance(cell, Interval)
    if cell.low is not None and cell.low == cell.high:
        return (Condition(attribute, Comparison.EQ, code.threshold(cell.low)),)
    made = []
    if cell.low is not None:
        comparison = Comparison.GE if cell.low_closed else Comparison.GT
        made.append(Condition(attribute, comparison, code.threshold(cell.low)))
    if cell.high is not None:
        comparison = Comparison.LE if cell.high_closed else Comparison.LT
        made.append(Condition(attribute, comparison, code.threshold(cell.high)))
    return tuple(made) or (Condition(attribute, Comparison.GE, code.lowest),)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize(EXACT).as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite threshold: {value}")
    return exponent
