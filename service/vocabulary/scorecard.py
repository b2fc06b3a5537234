"""评分表: exact points with worked arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from service.vocabulary.exact import Quotient


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion. `share` is the part of the weight earned (0–1), `points` = its part of the section's points
    after redistribution; `applicable` false when excluded. `findings` are the keys it rests on. `working` becomes the
    worked arithmetic when it is read."""

    rule: str
    title: str
    weight: Quotient
    applicable: bool
    evaluable: Quotient
    share: Quotient
    points: Quotient
    working: object
    findings: tuple[tuple[str, str], ...]

    @property
    def arithmetic(self) -> str:
        """`4 × (100% + 0%) ÷ 2 = 2`, or why nothing is worked out."""
        return str(self.working)


@dataclass(frozen=True, slots=True)
class ScoreSection:
    """One section: `weight` points at most, `points` earned, `ratio` = points ÷ weight; `minimum` as a ratio."""

    code: str
    title: str
    weight: Quotient
    points: Quotient
    ratio: Quotient
    minimum: Quotient | None
    under_minimum: bool
    applicable: bool
    working: object
    lines: tuple[ScoreLine, ...]

    @property
    def arithmetic(self) -> str:
        """The sum of the lines and the rate, or why nothing is worked out."""
        return str(self.working)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """`score` out of `full`; `completeness` = weight with an evaluable verdict ÷ weight of all applicable criteria."""

    score: Quotient
    full: Quotient
    completeness: Quotient
    grade: str
    grade_reason: str
    arithmetic: str
    sections: tuple[ScoreSection, ...]
    rubric: str
    rubric_digest: str
