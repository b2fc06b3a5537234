"""The worked arithmetic beside each score, in digits that never contradict what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.vocabulary.exact import ZERO, Quotient, plain, shown_digits

_HUNDRED = Quotient.of(100)


class Worked(NamedTuple):
    """Arithmetic put into text only when somebody reads it: what writes it, of which numbers."""

    write: Callable[..., str]
    of: tuple[object, ...]

    def __str__(self) -> str:
        return self.write(*self.of)


def figure(value: Quotient, thresholds: Iterable[Decimal] = ()) -> str:
    """At least two places where needed, none that say nothing: 37.05, 40, 89.9999."""
    places = shown_digits(value, 2, thresholds)
    text = plain(value.rounded(places))
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Quotient) -> str:
    """A fraction as percent; never 100% or 0% when it is not."""
    return f"{figure(value * _HUNDRED, (Decimal(0), Decimal(100)))}%"


def equals(value: Quotient, thresholds: Iterable[Decimal] = ()) -> str:
    """`= 37.05`, or `≈ 37.05` where the printed digits are not the whole number."""
    text = figure(value, thresholds)
    return f"{'=' if Quotient.of(text) == value else '≈'} {text}"


def line(weight: Quotient, parts: Sequence[Quotient], share: Quotient, section: tuple[Quotient, Quotient]) -> str:
    """One criterion's points. `section` is (section weight, Σ applicable weights); they differ after redistribution."""
    shares = percent(parts[0]) if len(parts) == 1 else f"({' + '.join(map(percent, parts))}) ÷ {len(parts)}"
    full, applicable = section
    if full == applicable:
        return f"{figure(weight)} × {shares} {equals(weight * share)}"
    points = full * weight * share / applicable
    return f"{figure(full)} × {figure(weight)} ÷ {figure(applicable)} × {shares} {equals(points)}"


def section_sum(points: Sequence[Quotient], total: Quotient, weight: Quotient) -> str:
    """The sum of a section's lines and its rate: `4 + 1.8 + … = 33.1；33.1 ÷ 40 = 82.75%`."""
    added = " + ".join(figure(p) for p in points)
    return f"{added} {equals(total)}；得分率 {figure(total)} ÷ {figure(weight)} = {percent(total / weight)}"


def total(points: Sequence[Quotient], weights: Quotient, full: Quotient, thresholds: Iterable[Decimal]) -> str:
    """The sum of the sections, scaled up when sections do not apply."""
    added = " + ".join(figure(p) for p in points)
    earned = sum(points, ZERO)
    if weights == full:
        return f"{added} {equals(earned, thresholds)}"
    return f"({added}) × {figure(full)} ÷ {figure(weights)} {equals(earned * full / weights, thresholds)}"
