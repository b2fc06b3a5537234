"""How figures of the overview are told and where they lead."""

from __future__ import annotations

from fractions import Fraction
from urllib.parse import urlencode

from service.casework.coverage import Rate
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.language import Said

_HUNDRED, _PLACES = Quotient.of(100), 1


def list_address(programme: str, *figure: str, jurisdiction: str = "") -> str:
    """Of the list behind a figure. jurisdiction: to which the national bodies narrow it."""
    asked = {"programme": programme, "figure": ":".join(figure), "jurisdiction": jurisdiction}
    return f"/overview/list?{urlencode({name: value for name, value in asked.items() if value})}"


def rate_told(rate: Rate) -> Said:
    """A rate in percent, or between which it lies; a bound that is rounded never crosses the other."""
    if rate.low is None or rate.high is None:
        return Said("没有符合条件的园区", "no eligible park")
    low, high = (_percent(one) for one in (rate.low, rate.high))
    if rate.exact is not None:
        return Said(f"{low}%", f"{low}%")
    return Said(f"{low}%—{high}%（看尚未认定的园区）", f"{low}% to {high}%, as the undetermined turn out")


def _percent(part: Fraction) -> str:
    quotient = Quotient.of(part.numerator) / Quotient.of(part.denominator)
    return plain((quotient * _HUNDRED).rounded(_PLACES))
