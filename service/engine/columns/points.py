"""Score, completeness and grade of all parks at once, exact, straight from the rubric."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from service.engine.columns.exact import Fractions, Integers, Mask, add, integers, multiply, whole
from service.engine.columns.tables import Words
from service.rulelang.rubric import Criterion, Rubric, Section

_JUDGED = ("met", "nearly_met", "unmet")

Verdicts = Mapping[str, Sequence[NDArray[np.int8]]]
"""The verdicts of each rule, one array a subject; each verdict by its place among the words."""


@dataclass(frozen=True, eq=False)
class Points:
    """Score, completeness (0 to 1), and the place of the grade among `grades`."""

    score: Fractions
    completeness: Fractions
    grades: tuple[str, ...]
    grade: NDArray[np.int8]


def points(verdicts: Verdicts, rubric: Rubric, words: Words, parks: int) -> Points:
    """Points from the verdicts of each rule.

    Raises:
        LookupError: a score in no band.
    """
    nothing = np.zeros(parks, np.int64)
    weight = nothing
    earned = judged = Fractions.of(Fraction(0), parks)
    failing: Mask = np.zeros(parks, bool)
    scale = _scale(section.weight for section in rubric.sections)
    for section in rubric.sections:
        part = _section(section, verdicts, rubric, words, nothing)
        full = Fraction(section.weight) * scale
        weight = add(weight, multiply(whole(part.applies), int(full)))
        earned, judged = earned.plus(part.rate.times(full)), judged.plus(part.complete.times(full))
        if section.minimum is not None:
            failing |= part.applies & (part.rate.compared(Fraction(section.minimum)) < 0)
    anything = weight > 0
    divisor = np.where(anything, weight, 1)
    score = earned.over(divisor).times(Fraction(rubric.full))
    grades, grade = _grades(score, rubric)
    grade[failing | ~anything] = grades.index(rubric.failing_grade)
    return Points(score, judged.over(divisor), grades, grade)


@dataclass(frozen=True, eq=False)
class _Part:
    """A section: where it applies, its rate of points and of what could be judged (0 where it does not apply)."""

    applies: Mask
    rate: Fractions
    complete: Fractions


def _section(section: Section, verdicts: Verdicts, rubric: Rubric, words: Words, nothing: Integers) -> _Part:
    weight = earned = judged = nothing
    scale = _scale(criterion.weight for criterion in section.criteria)
    unit = _scale(rubric.points.values())
    many = lcm(*(size for c in section.criteria for size in range(1, len(verdicts[c.rule]) + 1)))
    for criterion in section.criteria:
        own = int(Fraction(criterion.weight) * scale)
        kept, share, evaluable = _Counted(criterion, rubric, words, unit).of(verdicts[criterion.rule], nothing)
        mean = integers([0, *(own * many // size for size in range(1, len(verdicts[criterion.rule]) + 1))])[kept]
        weight = add(weight, multiply(whole(kept > 0), own))
        earned = add(earned, multiply(mean, share))
        judged = add(judged, multiply(mean, evaluable))
    applies = weight > 0
    bottom = multiply(np.where(applies, weight, 1), many)
    rate = Fractions(earned, multiply(bottom, unit)).reduced()
    return _Part(applies, rate, Fractions(judged, bottom).reduced())


class _Counted:
    """How one criterion counts verdicts, each by its place among the words (which stand in that order)."""

    def __init__(self, criterion: Criterion, rubric: Rubric, words: Words, unit: int) -> None:
        excluded = criterion.not_applicable == "exclude_and_redistribute"
        judged = {*_JUDGED, *(["not_applicable"] if criterion.not_applicable == "count_as_zero" else [])}
        dropped = {"not_applicable"} if excluded else set()
        self._kept = integers([word not in dropped for word in words])
        self._share = integers([int(Fraction(rubric.points.get(word, Decimal(0))) * unit) for word in words])
        self._judged = integers([word in judged for word in words])

    def of(self, verdicts: Sequence[NDArray[np.int8]], nothing: Integers) -> tuple[Integers, Integers, Integers]:
        """(findings kept, sum of their parts in `unit`s, how many of them could be judged)."""
        kept = share = judged = nothing
        for verdict in verdicts:
            mine = self._kept[verdict]
            kept, judged = kept + mine, judged + mine * self._judged[verdict]
            share = add(share, multiply(self._share[verdict], mine))
        return kept, share, judged


def _scale(numbers: Iterable[Decimal]) -> int:
    """The least factor that makes all of them whole."""
    return lcm(*(Fraction(number).denominator for number in numbers))


def _grades(score: Fractions, rubric: Rubric) -> tuple[tuple[str, ...], NDArray[np.int8]]:
    grades = tuple(dict.fromkeys((*(band.grade for band in rubric.bands), rubric.failing_grade)))
    grade = np.full(score.top.shape, -1, np.int8)
    for band in rubric.bands:
        grade[score.inside(band.interval)] = grades.index(band.grade)
    if (grade < 0).any():
        raise LookupError(f"no band holds {score.at(int((grade < 0).argmax()))}")
    return grades, grade
