"""那么: each expectation holds, fails with what came out instead, and refuses what cannot be expected."""

import pytest

from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.step import NotMet
from tests.criteria.builders import a_case, given, then, when, with_intensity


def concluded() -> Case:
    case = a_case()
    given(case, "评分各项均判定为“基本达到”")
    when(case, "汇总各项判定")
    return case


def gate(actual: str) -> Case:
    case = with_intensity(actual)
    when(case, "按规则GT-01判定")
    return case


def test_what_came_about_is_accepted() -> None:
    then(with_intensity("0.41 tce/万元"), "判定为“基本达到”")
    then(with_intensity("0.41 tce/万元"), "原因中写明“完成率 90%”")
    then(with_intensity("缺失"), "原因中写明“完成率缺失”")
    then(gate("0.50 tce/万元"), "后果为“不予通过”")
    then(gate("缺失"), "后果为“无法判定”")
    then(gate("0.40 tce/万元"), "后果为“无”")
    then(concluded(), "总分为60分，等级为“合格”，评价完整度为100%")
    then(concluded(), "建议结论为“通过”")
    then(concluded(), "原因中写明“否决 0 项”")


@pytest.mark.parametrize(
    ("case", "sentence", "told"),
    [
        (with_intensity("0.41 tce/万元"), "判定为“达到”", "应为“达到”，实为“基本达到”"),
        (with_intensity("0.41 tce/万元"), "原因中写明“没有数”", "实为“由 0.5"),
        (gate("0.50 tce/万元"), "后果为“无”", "应为“无”，实为“不予通过”"),
        (concluded(), "总分为60.01分，等级为“合格”，评价完整度为100%", "总分：应为“60.01”，实为“60”"),
        (concluded(), "总分为60分，等级为“优秀”，评价完整度为100%", "等级：应为“优秀”"),
        (concluded(), "总分为60分，等级为“合格”，评价完整度为99.99%", "评价完整度：应为“99.99%”，实为“1”"),
        (concluded(), "建议结论为“限期整改”", "应为“限期整改”，实为“通过”"),
    ],
)
def test_anything_else_fails_with_what_came_out(case: Case, sentence: str, told: str) -> None:
    with pytest.raises(NotMet, match=told):
        then(case, sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("判定为“很好”", "未知的判定"),
        ("后果为“罚款”", "未知的后果"),
        ("建议结论为“再说”", "未知的建议结论"),
        ("判定为“达到”", "还没有判定"),
        ("后果为“无”", "还没有判定"),
        ("建议结论为“通过”", "还没有判定"),
        ("总分为60分，等级为“合格”，评价完整度为100%", "还没有汇总"),
    ],
)
def test_what_cannot_be_expected_is_told(sentence: str, told: str) -> None:
    with pytest.raises(Mistake, match=told):
        then(a_case(), sentence)


def test_every_subject_must_come_to_the_verdict() -> None:
    case = a_case()
    given(case, "“单位生产总值能耗”的偏差在修约范围内为是")
    given(case, "“单位生产总值能耗”的填报值与复算值的偏差为0%")
    when(case, "按规则CR-A1判定")
    then(case, "判定为“未见异常”")


def test_the_decision_alone_gives_a_recommendation() -> None:
    case = a_case()
    for sentence in ("本案触发的否决项为0", "本案暂缓事项为0", "本案等级为不合格"):
        given(case, sentence)
    when(case, "按规则DC-01判定")
    then(case, "建议结论为“限期整改”")
