"""Every total score that a rubric's verdicts can add up to, exactly, all criteria applying."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor, lcm

from service.rulelang.analysis.possible import outcomes
from service.rulelang.pack import Pack
from service.rulelang.rubric import Band, Criterion, Rubric, Section
from service.rulelang.sweep import bits
from service.rulelang.tables import Interval


class Scores:
    """Sets of scores as bits of whole numbers: bit i stands for i ÷ `unit`."""

    def __init__(self, pack: Pack, rubric: Rubric) -> None:
        self._rubric = rubric
        points = {c.rule: self._earned(c, pack) for section in rubric.sections for c in section.criteria}
        self._unit = lcm(*(share.denominator for shares in points.values() for share in shares), 1)
        sections = [self._section(section, points) for section in rubric.sections]
        self._all = _sums(sections)
        kept = [self._over(one, found) for one, found in zip(rubric.sections, sections, strict=True)]
        self._above_minimums = _sums(kept)
        self._minimum_missed = kept != sections

    def of_grade(self, grade: str) -> Fraction | None:
        """A score with that grade (the highest of its bands), None when there is none."""
        in_bands = sum(self._inside(b.interval) for b in self._rubric.bands if b.grade == grade)
        failing = grade == self._rubric.failing_grade
        found = (self._all if failing else self._above_minimums) & in_bands
        if not found and failing and self._minimum_missed:
            found = self._all
        return Fraction(found.bit_length() - 1, self._unit) if found else None

    def beside(self, bands: Sequence[Band]) -> tuple[Fraction, ...]:
        """The reachable scores just below and above some bands."""
        inside = sum(self._inside(band.interval) for band in bands)
        low = (inside & -inside).bit_length() - 1 if inside else 0
        under = self._all & ((1 << max(low, 0)) - 1)
        over = self._all >> inside.bit_length() << inside.bit_length()
        ends = ([under.bit_length() - 1] if under else []) + ([(over & -over).bit_length() - 1] if over else [])
        return tuple(Fraction(end, self._unit) for end in ends)

    def _earned(self, criterion: Criterion, pack: Pack) -> frozenset[Fraction]:
        """What a criterion can earn: its weight × the mean of the shares of its subjects."""
        rule = pack.rules[criterion.rule]
        shares = {Fraction(self._rubric.points[word]) for word in outcomes(rule) if word in self._rubric.points}
        sums = {Fraction(0)}
        for _ in rule.subjects:
            sums = {total + share for total in sums for share in shares}
        return frozenset(Fraction(criterion.weight) * total / len(rule.subjects) for total in sums)

    def _section(self, section: Section, points: dict[str, frozenset[Fraction]]) -> int:
        found = 1
        for criterion in section.criteria:
            steps = (share * self._unit for share in points[criterion.rule])
            found = _shifted(found, (int(step) for step in steps))
        return found

    def _over(self, section: Section, found: int) -> int:
        """Those of a section's points that are not under its minimum."""
        if section.minimum is None:
            return found
        start = ceil(Fraction(section.minimum) * Fraction(section.weight) * self._unit)
        return found >> start << start

    def _inside(self, interval: Interval) -> int:
        """The bits of an interval of scores."""
        low = Fraction(interval.low or 0) * self._unit
        high = Fraction(self._rubric.full if interval.high is None else interval.high) * self._unit
        first = floor(low) + 1 if interval.low is not None and not interval.low_closed else ceil(low)
        last = ceil(high) - 1 if interval.high is not None and not interval.high_closed else floor(high)
        return (1 << (last + 1)) - (1 << first) if last >= first else 0


def _sums(sets: Iterable[int]) -> int:
    """All sums of one member of each set."""
    total = 1
    for members in sets:
        total = _shifted(total, bits(members))
    return total


def _shifted(found: int, steps: Iterable[int]) -> int:
    made = 0
    for step in steps:
        made |= found << step
    return made
