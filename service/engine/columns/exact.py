"""Whole numbers and fractions in columns: int64 where it provably suffices, Python integers where not; never a wrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.engine.encoding import NumberCode
from service.rulelang.tables import Interval

Integers = NDArray[Any]
"""One whole number a park: dtype int64, or object with Python integers."""

Mask = NDArray[np.bool_]

_HIGHEST = 2**63 - 1


def integers(values: Sequence[int]) -> Integers:
    """These whole numbers as a column."""
    fit = all(abs(value) <= _HIGHEST for value in values)
    return np.array([int(value) for value in values], dtype=np.int64 if fit else object)


def whole(values: Mask | Integers) -> Integers:
    """Truths or small integers as int64."""
    return values.astype(np.int64)


def add(left: Integers, right: Integers) -> Integers:
    """left + right."""
    if largest(left) + largest(right) > _HIGHEST:
        left, right = left.astype(object), right.astype(object)
    return left + right


def multiply(left: Integers, right: Integers | int) -> Integers:
    """left · right."""
    if isinstance(right, int):
        right = integers([right])
    if largest(left) * largest(right) > _HIGHEST:
        left, right = left.astype(object), right.astype(object)
    return np.multiply(left, right)


def largest(values: Integers) -> int:
    """The largest absolute value, 0 of none."""
    return max(int(values.max()), -int(values.min())) if values.size else 0


@dataclass(frozen=True, eq=False)
class Fractions:
    """top ÷ bottom, one a park; bottom > 0."""

    top: Integers
    bottom: Integers

    @staticmethod
    def of(value: Fraction, parks: int) -> Fractions:
        """The same number for every park."""
        ones = np.ones(parks, dtype=np.int64)
        return Fractions(multiply(ones, value.numerator), multiply(ones, value.denominator))

    def at(self, park: int) -> Fraction:
        """The number of one park."""
        return Fraction(int(self.top[park]), int(self.bottom[park]))

    def times(self, factor: Fraction) -> Fractions:
        """self · factor, for a factor ≥ 0."""
        return Fractions(multiply(self.top, factor.numerator), multiply(self.bottom, factor.denominator)).reduced()

    def over(self, divisor: Integers) -> Fractions:
        """self ÷ divisor, all > 0."""
        return Fractions(self.top, multiply(self.bottom, divisor)).reduced()

    def plus(self, other: Fractions) -> Fractions:
        """self + other."""
        shared = np.gcd(self.bottom, other.bottom)
        mine, theirs = self.bottom // shared, other.bottom // shared
        top = add(multiply(self.top, theirs), multiply(other.top, mine))
        return Fractions(top, multiply(mine, other.bottom)).reduced()

    def reduced(self) -> Fractions:
        """The same numbers in lowest terms."""
        shared = np.gcd(self.top, self.bottom)
        return Fractions(self.top // shared, self.bottom // shared)

    def compared(self, mark: Fraction) -> Integers:
        """The sign of self − mark: above 0, 0 or below 0."""
        gap = add(multiply(self.top, mark.denominator), multiply(self.bottom, -mark.numerator))
        return np.sign(gap)

    def inside(self, interval: Interval) -> Mask:
        """Whether each number lies in an interval."""
        passed: Mask = np.ones(self.top.shape, dtype=bool)
        if interval.low is not None:
            order = self.compared(Fraction(interval.low))
            passed &= (order >= 0) if interval.low_closed else (order > 0)
        if interval.high is not None:
            order = self.compared(Fraction(interval.high))
            passed &= (order <= 0) if interval.high_closed else (order < 0)
        return passed

    def rounded(self, places: int) -> Fractions:
        """Rounded once to `places` digits, half to even (GB/T 8170)."""
        scaled = multiply(self.top, 10**places)
        floor = scaled // self.bottom
        rest = add(scaled, multiply(multiply(floor, self.bottom), -1))
        beyond = add(multiply(rest, 2), multiply(self.bottom, -1))
        up = (beyond > 0) | ((beyond == 0) & (floor % 2 == 1))
        return Fractions(add(floor, whole(up)), multiply(np.ones_like(floor), 10**places))

    def coded(self, code: NumberCode) -> NDArray[np.int64]:
        """The codes a table compares: 2·⌊x·10^digits⌋, plus 1 where something remained, held within its thresholds."""
        scaled = multiply(self.top, 10**code.digits)
        floor = scaled // self.bottom
        remains = multiply(floor, self.bottom) != scaled
        held = np.minimum(np.maximum(floor, code.lowest // 2 - 1), code.highest // 2 + 1)
        codes = add(multiply(held, 2), whole(remains.astype(bool)))
        return np.minimum(np.maximum(codes, code.lowest), code.highest).astype(np.int64)
