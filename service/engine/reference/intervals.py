"""Whether a number lies in an interval, in fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from service.rulelang.tables import Interval


def inside(number: Fraction, interval: Interval) -> bool:
    """Whether an interval holds a number."""
    low, high = _ends(interval)
    if low is not None:
        beyond = number.numerator * low.denominator - low.numerator * number.denominator
        if beyond < 0 or (beyond == 0 and not interval.low_closed):
            return False
    if high is not None:
        beyond = number.numerator * high.denominator - high.numerator * number.denominator
        return beyond < 0 or (beyond == 0 and interval.high_closed)
    return True


@lru_cache(maxsize=4096)
def _ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    low, high = (None if end is None else Fraction(end) for end in (interval.low, interval.high))
    return low, high
