"""Exact numbers of the official path: a quotient of two decimals, never rounded on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from fractions import Fraction
from math import gcd

EXACT = Context(prec=20_000, Emax=999_999, Emin=-999_999, traps=[Inexact, InvalidOperation, DivisionByZero])
"""Decimal arithmetic that raises instead of rounding."""

_add, _subtract, _multiply = EXACT.add, EXACT.subtract, EXACT.multiply
_abs, _minus = EXACT.abs, EXACT.minus

_UNIT = Decimal(1)


@dataclass(frozen=True, slots=True, eq=False)
class Quotient:
    """numerator ÷ denominator, both finite decimals, denominator > 0. Equality is by value, also with a Fraction."""

    numerator: Decimal
    denominator: Decimal = _UNIT

    def __post_init__(self) -> None:
        """Refuse what is no number.

        Raises:
            ValueError: a denominator that is not above zero, or a part that is not finite.
        """
        if not (self.numerator.is_finite() and self.denominator.is_finite() and self.denominator > 0):
            raise ValueError(f"not an exact quotient: {self.numerator}/{self.denominator}")

    @staticmethod
    def of(value: Decimal | int | str) -> Quotient:
        """The quotient value/1 of a finite decimal (ValueError for one that is not)."""
        number = value if type(value) is Decimal else Decimal(value)
        if not number.is_finite():
            return Quotient(number)
        made = _blank(Quotient)
        _set_numerator(made, number)
        _set_denominator(made, _UNIT)
        return made

    def __add__(self, other: Quotient) -> Quotient:
        bottom, part = self.denominator, other.denominator
        if bottom is part or bottom == part:
            return _quotient(_add(self.numerator, other.numerator), bottom)
        left, right = _multiply(self.numerator, part), _multiply(other.numerator, bottom)
        return _quotient(_add(left, right), _multiply(bottom, part))

    def __neg__(self) -> Quotient:
        return _quotient(_minus(self.numerator), self.denominator)

    def __sub__(self, other: Quotient) -> Quotient:
        bottom, part = self.denominator, other.denominator
        if bottom is part or bottom == part:
            return _quotient(_subtract(self.numerator, other.numerator), bottom)
        left, right = _multiply(self.numerator, part), _multiply(other.numerator, bottom)
        return _quotient(_subtract(left, right), _multiply(bottom, part))

    def __mul__(self, other: Quotient) -> Quotient:
        top, bottom = _multiply(self.numerator, other.numerator), self.denominator
        return _quotient(top, bottom if other.denominator is _UNIT else _multiply(bottom, other.denominator))

    def __truediv__(self, other: Quotient) -> Quotient:
        """Exact division; ZeroDivisionError when other is zero."""
        top, bottom = self.numerator, other.numerator
        if not bottom:
            raise ZeroDivisionError("division by an exact zero")
        own, part = self.denominator, other.denominator
        if own is not part and own != part:
            top, bottom = _multiply(top, part), _multiply(bottom, own)
        return _quotient(_minus(top), _minus(bottom)) if bottom.is_signed() else _quotient(top, bottom)

    def __abs__(self) -> Quotient:
        return _quotient(_abs(self.numerator), self.denominator) if self.numerator.is_signed() else self

    def off(self, other: Quotient) -> Quotient:
        """|self − other| ÷ |other|; ZeroDivisionError when other is zero."""
        top, bottom, own, part = self.numerator, other.numerator, self.denominator, other.denominator
        if not bottom:
            raise ZeroDivisionError("division by an exact zero")
        if own is not part and own != part:
            top, bottom = _multiply(top, part), _multiply(bottom, own)
        return _quotient(_abs(_subtract(top, bottom)), _abs(bottom))

    def __eq__(self, other: object) -> bool:
        if type(other) is Fraction:
            (top, bottom), (number, part) = self.integers(), other.as_integer_ratio()
            return top * part == number * bottom
        if not isinstance(other, Quotient):
            return NotImplemented
        left, right = self._beside(other)
        return left == right

    def __lt__(self, other: Quotient) -> bool:
        left, right = self._beside(other)
        return left < right

    def __gt__(self, other: Quotient) -> bool:
        left, right = self._beside(other)
        return left > right

    def __le__(self, other: Quotient) -> bool:
        left, right = self._beside(other)
        return left <= right

    def __ge__(self, other: Quotient) -> bool:
        left, right = self._beside(other)
        return left >= right

    def _beside(self, other: Quotient) -> tuple[Decimal, Decimal]:
        """Two decimals that stand to each other as this and the other do."""
        bottom, part = self.denominator, other.denominator
        if bottom is part or bottom == part:
            return self.numerator, other.numerator
        return _multiply(self.numerator, part), _multiply(other.numerator, bottom)

    def __hash__(self) -> int:
        return hash(self.fraction())

    def __bool__(self) -> bool:
        return bool(self.numerator)

    def integers(self) -> tuple[int, int]:
        """(top, bottom > 0), whole numbers whose quotient this is; not reduced."""
        if self.denominator is _UNIT:
            return self.numerator.as_integer_ratio()
        top, top_part = self.numerator.as_integer_ratio()
        bottom, bottom_part = self.denominator.as_integer_ratio()
        return top * bottom_part, bottom * top_part

    def reduced(self) -> tuple[int, int]:
        """The same in lowest terms."""
        top, bottom = self.integers()
        if self.denominator is _UNIT:
            return top, bottom
        shared = gcd(top, bottom)
        return top // shared, bottom // shared

    def fraction(self) -> Fraction:
        """The same number as a Fraction."""
        return Fraction(*self.integers())

    def scaled_floor(self, digits: int) -> tuple[int, bool]:
        """(⌊self · 10^digits⌋, whether something remained)."""
        top, bottom = self.integers()
        floor, remainder = divmod(top * 10**digits, bottom)
        return floor, remainder != 0

    def rounded(self, digits: int) -> Decimal:
        """Rounded once to `digits` places, half to even (GB/T 8170)."""
        top, divisor = self.integers()
        floor, rest = divmod(top * 10**digits, divisor)
        up = 2 * rest > divisor or (2 * rest == divisor and floor % 2 == 1)
        return Decimal(floor + up).scaleb(-digits, EXACT)


_blank = Quotient.__new__
_set_numerator, _set_denominator = (Quotient.__dict__[part].__set__ for part in ("numerator", "denominator"))


def _quotient(numerator: Decimal, denominator: Decimal) -> Quotient:
    """The result of exact arithmetic: finite and with a denominator above zero, so that nothing is to be checked."""
    made = _blank(Quotient)
    _set_numerator(made, numerator)
    _set_denominator(made, denominator)
    return made


ZERO = Quotient(Decimal(0))
ONE = Quotient(Decimal(1))


def shown_digits(value: Quotient, digits: int, thresholds: Iterable[Decimal] = (), most: int = 30) -> int:
    """The fewest places (≥ digits) at which the printed value stands to each threshold as the full value does."""
    marks = [Quotient(mark) for mark in thresholds]
    if not marks:
        return digits
    for places in range(digits, most):
        printed = Quotient(value.rounded(places))
        if all((printed < m) == (value < m) and (printed == m) == (value == m) for m in marks):
            return places
    return most


def read_exact(text: str) -> Quotient:
    """The number of `n/d` or `n`, as summaries keep it. Raises ValueError for any other text."""
    fraction = Fraction(text)
    return Quotient(Decimal(fraction.numerator), Decimal(fraction.denominator))


def plain(value: Decimal) -> str:
    """A decimal in plain digits, no exponent, no negative zero."""
    text = format(value, "f")
    return text[1:] if value == 0 and text.startswith("-") else text


def shortest(value: Decimal) -> str:
    """A decimal in plain digits without trailing zeros: equal numbers read alike."""
    digits = plain(value)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
