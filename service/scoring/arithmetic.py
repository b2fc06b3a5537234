"""The worked arithmetic beside each score, in digits that never contradict what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.vocabulary.exact import ZERO, Quotient, plain, shown_digits

_HUNDRED = Quotient.of(100)
_PLACES, _MOST_PLACES = 2, 12


class Worked(NamedTuple):
    """Arithmetic put into text only when somebody reads it: what writes it, of which numbers."""

    write: Callable[..., str]
    of: tuple[object, ...]

    def __str__(self) -> str:
        return self.write(*self.of)


def figure(value: Quotient, thresholds: Iterable[Decimal] = (), places: int = _PLACES) -> str:
    """At least two places (or `places`) where needed, none that say nothing: 37.05, 40, 89.9999."""
    text = plain(value.rounded(shown_digits(value, places, thresholds)))
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
    terms, added = _worked(points, _sum, figure)
    (top,), rate = _worked((total,), lambda of: of[0] / weight, percent)
    return f"{' + '.join(terms)} {added}；得分率 {top} ÷ {figure(weight)} {rate}"


def total(points: Sequence[Quotient], weights: Quotient, full: Quotient, thresholds: Iterable[Decimal]) -> str:
    """The sum of the sections, scaled up when sections do not apply."""
    edges = tuple(thresholds)

    def score(of: Sequence[Quotient]) -> Quotient:
        return _sum(of) if weights == full else _sum(of) * full / weights

    terms, told = _worked(points, score, lambda value: figure(value, edges))
    added = " + ".join(terms)
    return f"{added} {told}" if weights == full else f"({added}) × {figure(full)} ÷ {figure(weights)} {told}"


def _worked(
    terms: Sequence[Quotient], combine: Callable[[Sequence[Quotient]], Quotient], show: Callable[[Quotient], str]
) -> tuple[list[str], str]:
    """The terms in two places each, or in as many more as it takes that whoever computes with what is printed comes to
    the printed result; and that, behind `=` only where they come to it exactly and it is the whole number."""
    result = combine(terms)
    told = show(result)
    for places in range(_PLACES, _MOST_PLACES):
        texts = [figure(term, places=places) for term in terms]
        again = combine([Quotient.of(text) for text in texts])
        if show(again) == told:
            break
    return texts, f"{'=' if again == result == _read(told) else '≈'} {told}"


def _read(told: str) -> Quotient:
    number = Quotient.of(told.removesuffix("%"))
    return number / _HUNDRED if told.endswith("%") else number


def _sum(points: Sequence[Quotient]) -> Quotient:
    return sum(points, ZERO)
