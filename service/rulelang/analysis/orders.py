"""Which outcome is better: the orders against which monotonicity is proved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from service.rulelang.pack import Rule
from service.rulelang.rubric import Band
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Theme, Verdict

OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)
"""Verdicts that say nothing yet; they earn no more than any other (proved for each rubric)."""

RECOMMENDATIONS: Mapping[str, int] = {
    Recommendation.REJECT: 0,
    Recommendation.UNDETERMINED: 1,
    Recommendation.RECTIFY: 2,
    Recommendation.PASS: 3,
}
"""不予通过 < 无法判定 < 限期整改 < 通过."""

_JUDGED: dict[str, int] = {
    Verdict.MET: 3,
    Verdict.NEARLY_MET: 2,
    Verdict.UNMET: 1,
    **dict.fromkeys(OPEN, 1),
}
_ASKED: dict[str, int] = {Verdict.OK: 1, Verdict.QUESTION: 0}


def ranks_of(rule: Rule) -> Mapping[str, int]:
    """Outcome → rank, higher is better; an outcome that is not there cannot be compared.

    A scored rule: met > nearly_met > unmet, the open verdicts level with unmet because they earn nothing. A gate: met,
    then what it does. A credibility rule: ok > question. The decision: 通过 > 限期整改 > 无法判定 > 不予通过.
    """
    if rule.theme is Theme.DECISION:
        return RECOMMENDATIONS
    if rule.theme is Theme.CREDIBILITY:
        return _ASKED
    if rule.theme is Theme.GATES:
        blocked = 2 if rule.effect is Effect.WITHHOLD else 1
        return {**_JUDGED, **dict.fromkeys(OPEN, 2), Verdict.UNMET: blocked}
    return _JUDGED


def outcome_without_value(rule: Rule) -> str:
    """What a rule comes to where no row applies because a value is missing or disputed, at best."""
    if rule.theme is Theme.DECISION:
        return Recommendation.UNDETERMINED
    return Verdict.NOT_EVALUABLE


def grade_ranks(bands: Sequence[Band]) -> Mapping[str, int]:
    """Grade → rank, by where its lowest band begins."""
    return {grade: rank for rank, grade in enumerate(dict.fromkeys(band.grade for band in rising_bands(bands)))}


def rising_bands(bands: Sequence[Band]) -> list[Band]:
    """The bands from the lowest scores to the highest."""

    def start(band: Band) -> tuple[bool, Decimal, bool]:
        low = band.interval.low
        return low is not None, low or Decimal(0), not band.interval.low_closed

    return sorted(bands, key=start)
