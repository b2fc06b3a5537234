"""An evaluation with the waivers in force beside the same without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from service.casework.acts.evaluation import Evaluate
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.exact import Quotient, shortest
from service.vocabulary.language import Said

_PLACES = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one assessment came to; score in points and completeness as a fraction, both exact."""

    recommendation: str
    grade: str
    score: Fraction
    completeness: Fraction

    @property
    def said(self) -> Said:
        """Recommendation, grade, score and completeness; a number with more places is marked as rounded."""
        graded = Said(f"（{self.grade}）", f" ({self.grade})") if self.grade else Said("", "")
        score, complete = figure(self.score), f"{figure(self.completeness * 100)}%"
        return Said(
            f"{self.recommendation}{graded.zh}，得分 {score}，完整度 {complete}",
            f"{self.recommendation}{graded.en}, score {score}, completeness {complete}",
        )


@dataclass(frozen=True, slots=True)
class WithAndWithout:
    """The outcome that counts, and the one there would be without waivers."""

    with_waivers: Outcome
    without: Outcome

    @property
    def differs(self) -> bool:
        """Whether the waivers changed anything of the outcome."""
        return self.with_waivers != self.without

    @property
    def sentences(self) -> tuple[Said, ...]:
        """Both outcomes, and what the waivers changed."""
        counting, other = self.with_waivers.said, self.without.said
        return (
            Said(f"计入不适用认定：{counting.zh}", f"with waivers: {counting.en}"),
            Said(f"不计不适用认定：{other.zh}", f"without waivers: {other.en}"),
            *self._changed(),
        )

    def _changed(self) -> Iterator[Said]:
        if not self.differs:
            yield Said("不适用认定没有改变结果", "the waivers changed nothing of the outcome")
        elif self.with_waivers.recommendation != self.without.recommendation:
            yield Said("建议结论因不适用认定而不同", "the waivers changed the recommendation")
        elif self.with_waivers.grade != self.without.grade:
            yield Said("等级因不适用认定而不同", "the waivers changed the grade")


def with_and_without(evaluated: Evaluate) -> WithAndWithout | None:
    """Both outcomes of an evaluation, None where no waiver was in force."""
    if evaluated.without_waivers is None:
        return None
    return WithAndWithout(_outcome(evaluated.summary), _outcome(evaluated.without_waivers))


def _outcome(summary: AssessmentSummary) -> Outcome:
    return Outcome(summary.recommendation.value, summary.grade, Fraction(summary.score), Fraction(summary.completeness))


def figure(value: Fraction) -> str:
    """A number with two places at most, `≈` in front where that is not all of it."""
    rounded = Quotient(Decimal(value.numerator), Decimal(value.denominator)).rounded(_PLACES)
    return f"{'' if Fraction(rounded) == value else '≈'}{shortest(rounded)}"
