"""The summary carries exact numbers, what failed, what is asked and what is lacking, and the digests."""

from fractions import Fraction

import pytest

from service.assessment.question_code import code_of
from service.assessment.summary import summary
from service.vocabulary.assessment import Recommendation
from tests.assessment.cases import case

DIGEST = "e" * 64


@pytest.mark.parametrize("name", ["pass", "rectify", "reject", "zhenjiang-p03"])
def test_a_summary_says_what_the_assessment_says(name: str) -> None:
    assessment = case(name).assessment()
    told = summary(assessment, DIGEST)
    assert (told.assessment, told.digests) == (DIGEST, assessment.digests)
    assert Fraction(told.score) == assessment.scorecard.score.fraction()
    assert Fraction(told.completeness) == assessment.scorecard.completeness.fraction()
    assert (told.recommendation, told.grade, told.deadline) == (
        assessment.recommendation,
        assessment.grade,
        assessment.deadline,
    )
    assert (told.failed, told.needs) == (assessment.rectification, assessment.needs)
    assert bool(told.failed) is (told.recommendation is Recommendation.RECTIFY)


def test_only_open_questions_are_carried_with_what_they_ask() -> None:
    assessment = case("zhenjiang-p03").assessment()
    told = summary(assessment, DIGEST)
    open_questions = {f.key: f for f in assessment.findings if f.open}
    assert open_questions
    assert {(q.rule, q.subject) for q in told.questions} == set(open_questions)
    assert all(q.asks == open_questions[q.rule, q.subject].because for q in told.questions)
    assert all(q.code == code_of(open_questions[q.rule, q.subject]) != "" for q in told.questions)
