"""A sum of fractions, put in lowest terms once, at its end."""

from __future__ import annotations

from fractions import Fraction
from math import lcm


class Total:
    """The sum of what was added so far: top ÷ bottom."""

    __slots__ = ("bottom", "top")

    def __init__(self) -> None:
        self.top, self.bottom = 0, 1

    def add(self, top: int, bottom: int) -> None:
        """Add top ÷ bottom, with a bottom above 0."""
        common = lcm(self.bottom, bottom)
        self.top = self.top * (common // self.bottom) + top * (common // bottom)
        self.bottom = common

    def over(self, other: Total) -> Fraction:
        """This sum ÷ another one; ZeroDivisionError when that one is 0."""
        return Fraction(self.top * other.bottom, self.bottom * other.top)
