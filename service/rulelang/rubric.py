"""Rubric values: sections, criteria, points for verdicts, N/A policy, minimums, grade bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.rulelang.suppression import Suppression
from service.rulelang.tables import Interval, Position


@dataclass(frozen=True, slots=True)
class Criterion:
    """One scored rule. not_applicable: exclude_and_redistribute, count_as_zero, not_allowed (then it stays in the
    denominator as not evaluable). A rule with several subjects shares its weight equally among the applicable ones."""

    rule: str
    weight: Decimal
    not_applicable: str
    position: Position


@dataclass(frozen=True, slots=True)
class Section:
    """`weight` = points at most = sum of its criteria's weights; `minimum` as a fraction of the section's weight."""

    code: str
    title: str
    weight: Decimal
    criteria: tuple[Criterion, ...]
    minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Scores in `interval` (points) have `grade`. Bands cover [0, full] without gap or overlap."""

    interval: Interval
    grade: str
    text: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """`points`: verdict code → fraction of the weight earned. `failing_grade`: the grade when a section is under its
    minimum. Section weights sum to `full`."""

    id: str
    title: str
    pack: str
    full: Decimal
    points: Mapping[str, Decimal]
    sections: tuple[Section, ...]
    bands: tuple[Band, ...]
    failing_grade: str
    source: str
    reliability: str
    digest: str
    position: Position
    suppressions: tuple[Suppression, ...] = ()
