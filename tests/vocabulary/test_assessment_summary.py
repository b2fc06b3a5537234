"""The summary of an assessment tells which questions stand in the way."""

from datetime import date

from service.vocabulary.assessment import Digests, Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion


def test_only_grave_questions_stand_in_the_way() -> None:
    grave, slight = OpenQuestion("CR-A1", "indicator:x", "high", "?"), OpenQuestion("CR-D3", "indicator:x", "low", "?")
    summary = AssessmentSummary(
        "0" * 64, Digests("1", "2", "3", "4"), "p", "1", date(2026, 3, 31), 2025,
        Recommendation.UNDETERMINED, "", "0", "1", (slight, grave),
    )  # fmt: skip
    assert summary.high_questions == (grave,)
