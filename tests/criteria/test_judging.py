"""One rule judged twice; a difference between the evaluators never passes."""

from dataclasses import replace

import pytest

from service.assessment.derive import Situation
from service.assessment.rule_examples import JudgedTwice, judge_twice
from service.criteria.judging import judge
from service.engine.agree import Disagreement
from service.rulelang.pack import Rule
from service.vocabulary.finding import Verdict
from tests.criteria.builders import a_case, given, rule_base

SUBJECT = "indicator:energy_intensity"


def a_target_rule() -> Rule:
    return rule_base()[0].rules["TG-01"]


def test_both_evaluators_come_to_the_word_and_the_finding_says_why() -> None:
    case = a_case()
    for sentence in ("基期值为0.50", "目标值为0.40", "实际值为0.41"):
        given(case, f"“单位生产总值能耗”的{sentence}")
    judged = judge(a_target_rule(), SUBJECT, case.situation(SUBJECT))
    assert (judged.word, judged.finding.verdict) == ("nearly_met", Verdict.NEARLY_MET)
    assert "完成率 90%" in judged.finding.because


def test_a_state_that_decides_has_a_cause() -> None:
    judged = judge(a_target_rule(), SUBJECT, a_case().situation(SUBJECT))
    assert judged.word == "not_evaluable"
    assert "缺少单位生产总值能耗目标值" in judged.finding.cause


def test_a_planted_difference_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong_reference(rule: Rule, subject: str, situation: Situation) -> JudgedTwice:
        return replace(judge_twice(rule, subject, situation), reference="met")

    monkeypatch.setattr("service.criteria.judging.judge_twice", wrong_reference)
    with pytest.raises(Disagreement, match="正式计算 not_evaluable，独立复核 met"):
        judge(a_target_rule(), SUBJECT, a_case().situation(SUBJECT))
