"""Whether a number lies in an interval, in fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from service.rulelang.tables import Interval


def inside(number: Fraction, interval: Interval) -> bool:
    """Whether an interval holds a number."""
    low, high = interval.low, interval.high
    if low is not None:
        above = _beyond(number, low)
        if above < 0 or (above == 0 and not interval.low_closed):
            return False
    if high is None:
        return True
    above = _beyond(number, high)
    return above < 0 or (above == 0 and interval.high_closed)


def _beyond(number: Fraction, end: Decimal) -> int:
    """Above 0 when the number is greater than the end, 0 when equal."""
    (top, bottom), (mark, part) = number.as_integer_ratio(), end.as_integer_ratio()
    return top * part - mark * bottom
