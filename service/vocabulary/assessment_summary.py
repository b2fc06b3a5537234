"""What later acts of a case ask of an assessment, small enough to be carried by the act that records it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.vocabulary.assessment import Digests, Need, Recommendation, RectificationItem


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A credibility question nobody has closed: the finding that asks it, how grave it is (high / medium / low), and
    what it asks, in Chinese."""

    rule: str
    subject: str
    severity: str
    asks: str


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """The result of one evaluation.

    `assessment` is the SHA-256 of its record, `digests` those of what was judged and by what. `score` and
    `completeness` are exact, as `n/d` or `n` (points, a fraction). `failed` are the items to put right, empty unless
    限期整改; `needs` what is missing for a judgement; `deadline` belongs to 限期整改 or 无法判定.
    """

    assessment: str
    digests: Digests
    pack: str
    pack_version: str
    evaluation_date: date
    evaluated_year: int
    recommendation: Recommendation
    grade: str
    score: str
    completeness: str
    questions: tuple[OpenQuestion, ...] = ()
    needs: tuple[Need, ...] = ()
    failed: tuple[RectificationItem, ...] = ()
    deadline: date | None = None

    @property
    def high_questions(self) -> tuple[OpenQuestion, ...]:
        """The open questions that stand in the way of a conclusion."""
        return tuple(question for question in self.questions if question.severity == "high")
