"""Where points were lost, and how far it is to what they decide: the minimum of a section, the next grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.rulelang.rubric import Band, Rubric
from service.vocabulary.exact import ONE, ZERO, Quotient
from service.vocabulary.scorecard import Scorecard, ScoreLine, ScoreSection


@dataclass(frozen=True, slots=True)
class Lost:
    """A line that did not earn all it could. `reachable` and `lost` are in points of the total score; `waits`: some of
    it is not judged yet, so that not all of it need be lost for good."""

    section: ScoreSection
    line: ScoreLine
    reachable: Quotient
    lost: Quotient
    waits: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """The nearest bound that is not reached: of a section (then `grade` is empty), or of the next `grade`. `bound`,
    `now` and `lacking` in points of the section or of the whole; `by`: lines that would make up for it, fewest first.
    """

    section: ScoreSection | None
    grade: str
    bound: Quotient
    now: Quotient
    lacking: Quotient
    by: tuple[Lost, ...]


def lost_points(card: Scorecard) -> tuple[Lost, ...]:
    """Every line that lost points, most first; what they lost and the score together are full marks (none where
    nothing applies)."""
    found = (one for section in card.sections for one in _of_section(section, _scale(card)) if one.lost)
    return tuple(sorted(found, key=lambda one: -one.lost.fraction()))


def lost_in(section: ScoreSection, lost: Iterable[Lost]) -> tuple[Lost, ...]:
    """Those of a section."""
    return tuple(one for one in lost if one.section.code == section.code)


def ahead(card: Scorecard, rubric: Rubric) -> tuple[Ahead, ...]:
    """The minimum of each section that is under it, then the next better grade, if there is one."""
    lost = lost_points(card)
    minimums = (_minimum(section, lost) for section in card.sections if section.under_minimum)
    return (*minimums, *_next_grade(card, rubric, lost))


def _scale(card: Scorecard) -> Quotient:
    """Points of the total score for a point of a section: more than one where whole sections do not apply."""
    weights = sum((section.weight for section in card.sections if section.applicable), ZERO)
    return card.full / weights if weights else ZERO


def _of_section(section: ScoreSection, scale: Quotient) -> Iterator[Lost]:
    counted = [line for line in section.lines if line.applicable]
    weights = sum((line.weight for line in counted), ZERO)
    for line in counted:
        reachable = section.weight * line.weight / weights
        yield Lost(section, line, reachable * scale, (reachable - line.points) * scale, line.evaluable < ONE)


def _minimum(section: ScoreSection, lost: Iterable[Lost]) -> Ahead:
    bound = section.weight * (section.minimum or ZERO)
    lacking = bound - section.points
    return Ahead(section, "", bound, section.points, lacking, _making_up(lacking, lost_in(section, lost)))


def _next_grade(card: Scorecard, rubric: Rubric, lost: tuple[Lost, ...]) -> Iterator[Ahead]:
    better = [(bound, band) for band in rubric.bands if (bound := _low(band)) > card.score]
    if better:
        bound, band = min(better, key=lambda one: one[0].fraction())
        lacking = bound - card.score
        yield Ahead(None, band.grade, bound, card.score, lacking, _making_up(lacking, lost))


def _low(band: Band) -> Quotient:
    return ZERO if band.interval.low is None else Quotient(band.interval.low)


def _making_up(lacking: Quotient, lost: Iterable[Lost]) -> tuple[Lost, ...]:
    """The lines that lost most, as many as it takes."""
    taken: list[Lost] = []
    made_up = ZERO
    for one in lost:
        if made_up >= lacking:
            break
        taken.append(one)
        made_up += one.lost
    return tuple(taken)
