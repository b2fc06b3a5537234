"""What later acts of a case ask of an assessment, small enough to be carried by the act that records it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from service.vocabulary.assessment import Digests, Need, Recommendation, RectificationItem
from service.vocabulary.language import Said
from service.vocabulary.later import Later

SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
"""How grave a question is → the word on the screen."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A credibility question nobody has closed: the finding that asks it, how grave it is (high / medium / low), and
    what it asks, in Chinese. `code`: its 存疑编号, which stands for the figures it is about; empty in acts of before
    there were codes."""

    rule: str
    subject: str
    severity: str
    asks: str
    code: Later[str] = ""

    def same_as(self, other: OpenQuestion) -> bool:
        """Whether it is asked in the same words about the same figures."""
        known = bool(self.code and other.code)
        return self.worded_like(other) and (not known or self.code == other.code)

    def worded_like(self, other: OpenQuestion) -> bool:
        """Whether it is asked in the same words, of whatever figures."""
        return self == replace(other, code=self.code)

    def told(self, titles: Mapping[str, str]) -> Said:
        """Rule, what it is about, how grave, and what it asks. titles: subject → its Chinese name; a subject without
        one stands for itself."""
        grave = SEVERITIES.get(self.severity, self.severity)
        about = titles.get(self.subject, self.subject)
        return Said(
            f"{self.rule} {about}【{grave}】{self.asks}", f"{self.rule} {self.subject} [{self.severity}] {self.asks}"
        )


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
