"""Score, completeness and grade once more, in fractions, straight from the rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from service.engine.reference.intervals import inside
from service.engine.reference.total import Total
from service.rulelang.rubric import Criterion, Rubric, Section

Parts = Mapping[str, Fraction]
"""The part of its weight that each verdict earns."""

_JUDGED = ("met", "nearly_met", "unmet")


@dataclass(frozen=True)
class Points:
    """The result of scoring; completeness between 0 and 1."""

    score: Fraction
    completeness: Fraction
    grade: str


def points(verdicts: Mapping[str, Sequence[str]], rubric: Rubric) -> Points:
    """Points from the verdicts of each rule."""
    weight = earned = judged = Fraction(0)
    failing = False
    parts = {verdict: Fraction(part) for verdict, part in rubric.points.items()}
    for section in rubric.sections:
        rates = _section(section, verdicts, parts)
        if rates is None:
            continue
        rate, complete = rates
        full = Fraction(section.weight)
        weight, earned, judged = weight + full, earned + full * rate, judged + full * complete
        failing = failing or (section.minimum is not None and rate < Fraction(section.minimum))
    if weight == 0:
        return Points(Fraction(0), Fraction(0), rubric.failing_grade)
    score = Fraction(rubric.full) * earned / weight
    return Points(score, judged / weight, rubric.failing_grade if failing else _band(score, rubric))


def _section(section: Section, verdicts: Mapping[str, Sequence[str]], parts: Parts) -> tuple[Fraction, Fraction] | None:
    """(rate of points, rate of what could be judged), None when nothing in the section applies."""
    weight, earned, judged = Total(), Total(), Total()
    for criterion in section.criteria:
        kept = [v for v in verdicts[criterion.rule] if v != "not_applicable" or not _dropped(criterion)]
        if not kept:
            continue
        top, bottom = criterion.weight.as_integer_ratio()
        weight.add(top, bottom)
        share = bottom * len(kept)
        for verdict in kept:
            part, of = _part(verdict, parts).as_integer_ratio()
            earned.add(top * part, share * of)
        judged.add(top * sum([_counts(v, criterion) for v in kept]), share)
    if weight.top == 0:
        return None
    return earned.over(weight), judged.over(weight)


def _dropped(criterion: Criterion) -> bool:
    return criterion.not_applicable == "exclude_and_redistribute"


def _part(verdict: str, parts: Parts) -> Fraction:
    return Fraction(0) if verdict == "not_applicable" else parts[verdict]


def _counts(verdict: str, criterion: Criterion) -> bool:
    if verdict == "not_applicable":
        return criterion.not_applicable == "count_as_zero"
    return verdict in _JUDGED


def _band(score: Fraction, rubric: Rubric) -> str:
    for band in rubric.bands:
        if inside(score, band.interval):
            return band.grade
    raise LookupError(f"no band holds {score}")
