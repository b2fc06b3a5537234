"""Both outcomes of an evaluation beside each other, exact."""

from fractions import Fraction
from typing import Any

import pytest

from service.casework.acts.evaluation import Evaluate
from service.casework.with_and_without import WithAndWithout, figure, with_and_without
from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary
from tests.casework.builders import summary


def compared(without: AssessmentSummary, **counting: Any) -> WithAndWithout:
    made = with_and_without(Evaluate(summary=summary(**counting), basis="b", without_waivers=without))
    assert made is not None
    return made


def last_words(of: WithAndWithout) -> str:
    return of.sentences[-1].zh


def test_without_waivers_there_is_nothing_to_compare() -> None:
    assert with_and_without(Evaluate(summary=summary(), basis="b")) is None


def test_both_outcomes_are_told_with_recommendation_grade_score_and_completeness() -> None:
    of = compared(summary(Recommendation.UNDETERMINED, score="250/3", completeness="19/20"), score="171/2")
    assert [one.zh for one in of.sentences] == [
        "计入不适用认定：通过（良好），得分 85.5，完整度 100%",
        "不计不适用认定：无法判定，得分 ≈83.33，完整度 95%",
        "建议结论因不适用认定而不同",
    ]
    assert of.sentences[0].en == "with waivers: 通过 (良好), score 85.5, completeness 100%"


def test_the_graver_change_is_named() -> None:
    assert last_words(compared(summary(grade="合格"))) == "等级因不适用认定而不同"
    assert last_words(compared(summary())) == "不适用认定没有改变结果"
    assert not compared(summary(score="170/2")).differs
    assert compared(summary(score="84")).differs


@pytest.mark.parametrize(("value", "shown"), [("1/3", "≈0.33"), ("1/2", "0.5"), ("100", "100"), ("-1/400", "≈0")])
def test_a_rounded_number_says_so(value: str, shown: str) -> None:
    assert figure(Fraction(value)) == shown
