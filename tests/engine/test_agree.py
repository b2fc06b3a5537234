"""Two evaluations are the same only when every outcome, row, read value, score, grade and recommendation is."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from service.engine.agree import Difference, Disagreement, Evaluation, Judged, Key, Read, compare
from service.vocabulary.state import State

KEY = ("TG-07", "indicator:energy_intensity")
READ: dict[str, Read] = {"attainment": (State.VALUE, Fraction(9, 10)), "reading": (State.VALUE, "exact")}


def an_evaluation(judged: Mapping[Key, Judged] | None = None, **other: Any) -> Evaluation:
    filled: dict[str, Any] = {
        "score": Fraction(80),
        "completeness": Fraction(1),
        "grade": "良好",
        "recommendation": "通过",
    } | other
    return Evaluation({KEY: Judged("met", 1, READ)} if judged is None else judged, **filled)


def differences(official: Judged, reference: Judged) -> list[str]:
    return [str(one) for one in compare(an_evaluation({KEY: official}), an_evaluation({KEY: reference}))]


def test_equal_evaluations_do_not_differ() -> None:
    assert compare(an_evaluation(), an_evaluation()) == ()
    assert compare(an_evaluation({}), an_evaluation({})) == ()


def test_another_verdict_names_rule_subject_and_both_verdicts() -> None:
    assert differences(Judged("met", 1, READ), Judged("unmet", 3, READ)) == [
        "TG-07（indicator:energy_intensity） 判定：正式计算 met（第 1 行），独立复核 unmet（第 3 行）"
    ]


def test_the_same_verdict_by_another_row_differs() -> None:
    assert differences(Judged("met", 1, READ), Judged("met", 2, READ)) != []
    (said,) = differences(Judged("not_evaluable", 4, READ), Judged("not_evaluable", None, READ))
    assert said.endswith("正式计算 not_evaluable（第 4 行），独立复核 not_evaluable（由数据状态决定）")


def test_another_value_differs_although_the_verdict_is_the_same() -> None:
    other: dict[str, Read] = READ | {"attainment": (State.VALUE, Fraction(91, 100))}
    assert differences(Judged("met", 1, READ), Judged("met", 1, other)) == [
        "TG-07（indicator:energy_intensity） attainment：正式计算 9/10，独立复核 91/100"
    ]


def test_another_state_and_an_attribute_only_one_side_read_differ() -> None:
    lost: dict[str, Read] = {"attainment": (State.DISPUTED, None)}
    assert differences(Judged("met", 1, READ), Judged("met", 1, lost)) == [
        "TG-07（indicator:energy_intensity） attainment：正式计算 9/10，独立复核 有争议",
        "TG-07（indicator:energy_intensity） reading：正式计算 exact，独立复核 没有读取",
    ]


@pytest.mark.parametrize("without", ["official", "reference"])
def test_a_judgement_only_one_side_made_differs(without: str) -> None:
    both = {"official": an_evaluation(), "reference": an_evaluation()} | {without: an_evaluation({})}
    (found,) = compare(**both)
    assert getattr(found, without) == "没有判定"
    assert (found.rule, found.subject) == KEY


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("score", Fraction(1, 3), "汇总 总分：正式计算 80，独立复核 1/3"),
        ("completeness", Fraction(1, 2), "汇总 完整度：正式计算 1，独立复核 1/2"),
        ("grade", "合格", "汇总 等级：正式计算 良好，独立复核 合格"),
        ("recommendation", "无法判定", "汇总 结论：正式计算 通过，独立复核 无法判定"),
    ],
)
def test_each_total_is_compared(what: str, value: Any, said: str) -> None:
    (found,) = compare(an_evaluation(), replace(an_evaluation(), **{what: value}))
    assert str(found) == said


def test_a_disagreement_lists_all_differences() -> None:
    both = (Difference("A", "case", "判定", "met", "unmet"), Difference("", "", "总分", "1", "2"))
    error = Disagreement(both)
    assert error.differences == both
    assert str(error).splitlines() == ["两套独立计算的结果不一致，不出具建议结论：", *map(str, both)]
