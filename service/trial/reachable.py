"""Which shares of its points a section of a rubric can come to at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement

from service.rulelang.rubric import Criterion, Section

_Part = tuple[Fraction, Fraction]
"""(weight that counts, points earned)."""


def rates(section: Section, points: Mapping[str, Decimal], subjects: Mapping[str, int]) -> frozenset[Fraction]:
    """Every share of its points that some verdicts give a section; `subjects`: how many each rule judges."""
    reached: set[_Part] = {(Fraction(0), Fraction(0))}
    for criterion in section.criteria:
        parts = set(_parts(criterion, points, subjects[criterion.rule]))
        reached = {(weight + w, earned + e) for weight, earned in reached for w, e in parts}
    return frozenset(earned / weight for weight, earned in reached if weight)


def _parts(criterion: Criterion, points: Mapping[str, Decimal], subjects: int) -> Iterator[_Part]:
    weight = Fraction(criterion.weight)
    excluded = criterion.not_applicable == "exclude_and_redistribute"
    if excluded:
        yield Fraction(0), Fraction(0)
    shares = {Fraction(share) for share in points.values()} | {Fraction(0)}
    for kept in range(1 if excluded else subjects, subjects + 1):
        for verdicts in combinations_with_replacement(sorted(shares), kept):
            yield weight, weight * sum(verdicts, Fraction(0)) / kept
