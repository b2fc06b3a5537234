"""The summary carries exact numbers, what failed, what is asked and what is lacking, and the digests."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from service.assessment.assess import assess
from service.assessment.question_code import code_of
from service.assessment.summary import summary
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from tests.assessment.altering import with_entry
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
    assert len({q.code for q in told.questions}) == len(told.questions)


def finished_early(cell: Cell) -> Assessment:
    """The park that passes, with one project finished before its plan was approved."""
    park = case("pass")
    stated = with_entry(park.submission(), cell, lambda entry: replace(entry, value=date(2021, 1, 1)))
    return assess(stated, park.judgements(), park.pack, park.rubric)


def test_a_question_in_the_same_words_about_another_project_has_another_code() -> None:
    """“方案审核同意之前竣工……的项目 1 个”, whichever project it is."""
    first, second = (row.finished_on.cell for row in case("pass").submission().projects[:2])
    (one,), (other,) = (summary(finished_early(each), DIGEST).questions for each in (first, second))
    assert one.rule == other.rule == "CR-E2"
    assert not one.same_as(other)
    assert summary(finished_early(first), DIGEST).questions == (one,)
