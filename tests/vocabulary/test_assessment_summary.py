"""The summary of an assessment tells which questions stand in the way."""

from dataclasses import replace
from datetime import date

from service.vocabulary.assessment import Digests, Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion


def test_a_question_is_the_same_only_about_the_same_figures() -> None:
    unnumbered = OpenQuestion("CR-A1", "indicator:x", "high", "?")
    one, other = replace(unnumbered, code="01C2-8C74-C5F0"), replace(unnumbered, code="01C2-8C74-C5F1")
    assert one.same_as(one)
    assert not one.same_as(other)
    assert one.same_as(unnumbered)
    assert unnumbered.same_as(one)
    assert not one.same_as(replace(unnumbered, asks="!"))


def test_only_grave_questions_stand_in_the_way() -> None:
    grave, slight = OpenQuestion("CR-A1", "indicator:x", "high", "?"), OpenQuestion("CR-D3", "indicator:x", "low", "?")
    summary = AssessmentSummary(
        "0" * 64, Digests("1", "2", "3", "4"), "p", "1", date(2026, 3, 31), 2025,
        Recommendation.UNDETERMINED, "", "0", "1", (slight, grave),
    )  # fmt: skip
    assert summary.high_questions == (grave,)
