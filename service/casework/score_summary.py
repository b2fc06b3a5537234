"""The scores of each item together: who gave what, the average, how far they lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.casework.case import Case
from service.casework.scores import scores
from service.vocabulary.exact import Quotient


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """The scores of one item that count, in order; `average` exact, `spread` the highest less the lowest."""

    item: str
    each: tuple[tuple[str, Decimal], ...]
    average: Quotient
    spread: Decimal


def score_summaries(case: Case) -> tuple[ScoreSummary, ...]:
    """Every item that was scored in the present round by an expert whose score counts."""
    given: dict[str, list[tuple[str, Decimal]]] = {}
    for score in scores(case):
        if score.counts:
            recorded = score.recorded
            given.setdefault(recorded.act.item, []).append((recorded.person.name, recorded.act.score))
    return tuple(_summary(item, each) for item, each in given.items())


def _summary(item: str, each: list[tuple[str, Decimal]]) -> ScoreSummary:
    points = [score for _, score in each]
    return ScoreSummary(
        item, tuple(each), Quotient(sum(points, Decimal(0)), Decimal(len(points))), max(points) - min(points)
    )
