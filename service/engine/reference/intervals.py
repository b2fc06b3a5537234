"""Whether a number lies in an interval, in fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from service.rulelang.tables import Interval


def inside(number: Fraction, interval: Interval) -> bool:
    """Whether an interval holds a number."""
    low, high = _ends(interval)
    if low is not None and not (number > low or (interval.low_closed and number == low)):
        return False
    return high is None or number < high or (interval.high_closed and number == high)


@lru_cache(maxsize=4096)
def _ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    low, high = (None if end is None else Fraction(end) for end in (interval.low, interval.high))
    return low, high
