"""当: judging by a rule, and summing up."""

import pytest

from service.authoring.problem import Mistake
from tests.criteria.builders import a_case, given, when, with_intensity


def test_a_rule_is_judged_on_what_was_said() -> None:
    (judged,) = with_intensity("0.4101 tce/万元").judged
    assert (judged.word, judged.finding.subject) == ("unmet", "indicator:energy_intensity")


def test_judging_again_replaces_what_was_judged() -> None:
    case = with_intensity("0.40 tce/万元")
    when(case, "按规则GT-01判定")
    assert [judged.finding.rule for judged in case.judged] == ["GT-01"]


def test_a_rule_there_is_none_of_is_told_with_the_nearest() -> None:
    with pytest.raises(Mistake, match="未知的规则“TG-0”"):
        when(a_case(), "按规则TG-0判定")


def test_summing_up_needs_verdicts_and_concludes() -> None:
    case = a_case()
    with pytest.raises(Mistake, match="还没有判定可以汇总"):
        when(case, "汇总各项判定")
    given(case, "评分各项均判定为“达到”")
    when(case, "汇总各项判定")
    assert case.concluded is not None
    assert case.concluded.recommendation == "通过"
