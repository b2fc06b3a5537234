"""The indicators of two results side by side: what changed, and whether for the better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from service.assessment.showing import figure
from service.documents.result import Amount, Figure, FigureGroup, ResultTold
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Said

_ZERO = (Decimal(0),)
_HIGHER = "higher"
_PERCENT = "%"


class Trend(Enum):
    """Whether the right side stands better than the left."""

    BETTER = Said("变好", "better")
    WORSE = Said("变差", "worse")
    SAME = Said("不变", "unchanged")
    UNKNOWN = Said("不能比较", "cannot be compared")

    @property
    def said(self) -> Said:
        """The word."""
        return self.value


@dataclass(frozen=True, slots=True)
class Reading:
    """One side: a result, by what it was judged by; or, of a year, what the park states for that year in it."""

    told: ResultTold
    year: int | None = None

    def amount(self, of: Figure | None) -> Amount | None:
        """The number of an indicator on this side."""
        if of is None:
            return None
        return of.actual if self.year is None else of.years.get(self.year)


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One indicator. left, right: None where that side has no such indicator or number; change: right minus left as it
    is printed, in percentage points where the unit is percent; share: the same as a share of the left, None where
    there is nothing to divide by. verdicts: None for a year, which nobody judged. units: differ where not alike."""

    of: Figure
    left: Amount | None
    right: Amount | None
    change: Amount | None
    share: str | None
    trend: Trend
    verdicts: tuple[Verdict | None, Verdict | None]
    left_unit: str
    right_unit: str

    @property
    def units_differ(self) -> bool:
        """Whether the two sides state it in units that differ, so that nothing is subtracted."""
        return "" not in (self.left_unit, self.right_unit) and self.left_unit != self.right_unit


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """The indicators of 预期成效 or of one task."""

    title: Said
    figures: tuple[ComparedFigure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """indicators went each way."""

    groups: tuple[ComparedGroup, ...]

    def count(self, trend: Trend) -> int:
        """How many indicators went that way."""
        return sum(one.trend is trend for group in self.groups for one in group.figures)


def comparison(left: Reading, right: Reading) -> Comparison:
    """The right beside the left, in the order of the right; what only the left has stands at the end of its group."""
    return Comparison(tuple(_groups(left, right)))


def _groups(left: Reading, right: Reading) -> Iterator[ComparedGroup]:
    before = {one.indicator.code: one for group in left.told.groups for one in group.figures}
    after = {one.indicator.code for group in right.told.groups for one in group.figures}
    titles = {group.code: group.title for side in (right, left) for group in side.told.groups}
    for code, title in titles.items():
        own = [(before.get(one.indicator.code), one) for one in _of(right, code)]
        gone = [(one, None) for one in _of(left, code) if one.indicator.code not in after]
        yield ComparedGroup(title, tuple(_figure(a, b, left, right) for a, b in (*own, *gone)))


def _of(side: Reading, code: str) -> tuple[Figure, ...]:
    found: FigureGroup | None = next((group for group in side.told.groups if group.code == code), None)
    return found.figures if found is not None else ()


def _figure(before: Figure | None, after: Figure | None, left: Reading, right: Reading) -> ComparedFigure:
    of = after or before
    assert of is not None  # one of the two is there
    first, second = left.amount(before), right.amount(after)
    units = (before.unit if before else "", after.unit if after else "")
    compared = _change(of, first, second) if units[0] == units[1] else None
    change, share, trend = compared or (None, None, Trend.UNKNOWN)
    return ComparedFigure(
        of, first, second, change, share, trend, (_verdict(before, left), _verdict(after, right)), *units
    )


def _verdict(of: Figure | None, side: Reading) -> Verdict | None:
    return of.entry.finding.verdict if of is not None and side.year is None else None


def _change(of: Figure, first: Amount | None, second: Amount | None) -> tuple[Amount, str | None, Trend] | None:
    if first is None or second is None or first.value is None or second.value is None:
        return None
    change = second.value - first.value
    amount = Amount(signed(change, of.unit, of.indicator.digits).removesuffix(_PERCENT), change)
    share = signed(change / abs(first.value), _PERCENT, 2) if first.value else None
    return amount, share, _trend(change, of.indicator.better)


def _trend(change: Quotient, better: str) -> Trend:
    if not change:
        return Trend.SAME
    risen = change.numerator > 0
    return Trend.BETTER if risen == (better == _HIGHER) else Trend.WORSE


def signed(value: Quotient, unit: str, digits: int) -> str:
    """A change with its sign; it is never printed as none."""
    if not value:
        return "0"
    text, _ = figure(abs(value), unit, digits, _ZERO)
    return ("+" if value.numerator > 0 else "−") + text
