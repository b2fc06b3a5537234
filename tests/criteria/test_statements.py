"""假如: what each statement leaves in the case, and what it refuses."""

from collections.abc import Sequence

import pytest

from service.authoring.problem import Mistake
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.state import Attestor
from tests.criteria.builders import a_case, given

ALL_MET = "评分各项均判定为“达到”"
OTHERWISE = "下列规则判定不同"


def test_values_of_indicators_quantities_plan_and_case() -> None:
    case = a_case()
    given(case, "“节能量”的实际值为0.5 万tce")
    given(case, "本案方案审核意见为审核同意")
    given(case, "本案评价完整度为79.99%")
    assert case.values["energy_saving.actual"].value == Quotient.of(5000)
    assert case.values["plan.approval"].value == "approved"
    assert case.values["completeness"].value == Quotient.of("0.7999")
    assert case.about == {"indicator:energy_saving"}


def test_a_collection_holds_what_its_rows_say() -> None:
    case = a_case()
    given(case, "重点项目如下", [["状态", "计划投资"], ["已完成", "0.01 亿元"], ["在建", ""]])
    first, second = case.rows["project"]
    assert (first["status"].value, first["planned_investment"].value) == ("done", Quotient.of(100))
    assert second.keys() == {"status"}


def test_opinions_add_up_with_those_who_gave_them() -> None:
    case = a_case()
    given(case, "2名专家对SY-01的意见为“符合”")
    given(case, "1名园区人员对SY-01的意见为“不符合”")
    said = [(o.person, o.answer.value, o.answer.attested_by) for o in case.opinions["SY-01"]]
    assert said == [
        ("专家1", "符合", Attestor.EXPERT),
        ("专家2", "符合", Attestor.EXPERT),
        ("园区人员3", "不符合", Attestor.PARK),
    ]


def test_verdicts_are_stated_for_all_then_for_some() -> None:
    case = a_case()
    given(case, "评分各项均判定为“未达到”")
    assert {case.verdicts[rule] for rule in ("TG-01", "PJ-01", "PR-01")} == {Verdict.UNMET}
    assert (case.verdicts["GT-01"], case.verdicts["CR-A1"]) == (Verdict.MET, Verdict.OK)
    rows = [["规则", "判定", "处理"], ["任务与程序", "基本达到", ""], ["CR-A1", "存疑", "已核实采信"]]
    given(case, OTHERWISE, rows)
    assert case.verdicts["PJ-01"] is case.verdicts["SY-01"] is Verdict.NEARLY_MET
    assert (case.verdicts["TG-01"], case.verdicts["CR-A1"]) == (Verdict.UNMET, Verdict.QUESTION)
    assert case.closed == {"CR-A1"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("“节能量”的实际为5 tce", "未知的属性“实际”"),
        ("“单位能耗”的实际值为5", "未知的指标或原始数据"),
        ("本案触发的否决项为0.5", "不可能是 0.5"),
        ("3名专家对TG-01的意见为“符合”", "不由人判定"),
        ("3名专家对SY-01的意见为“很好”", "未知的SY-01 的答案"),
        ("3名领导对SY-01的意见为“符合”", "未知的作答的人"),
        ("三名专家对SY-01的意见为“符合”", "人数“三”"),
        ("评估员对“SY-01”不适用的认定为“也许”", "未知的认定"),
        ("“园区”填报为不适用，理由为“没有”", "未知的指标"),
        ("评分各项均判定为“存疑”", "的判定“存疑”"),
    ],
)
def test_what_cannot_be_meant_is_told(sentence: str, found: str) -> None:
    with pytest.raises(Mistake, match=found):
        given(a_case(), sentence)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["TG-01", ""], "没有写全的一行"),
        (["TG-99", "达到"], "未知的规则"),
        (["TG-01", "存疑"], "未知的TG-01 的判定"),
        (["CR-A1", "未达到"], "未知的CR-A1 的判定"),
        (["DC-01", "达到"], "由汇总得出"),
    ],
)
def test_exceptions_that_cannot_be_meant_are_told(row: Sequence[str], found: str) -> None:
    case = a_case()
    given(case, ALL_MET)
    with pytest.raises(Mistake, match=found):
        given(case, OTHERWISE, [["规则", "判定"], row])


def test_an_unknown_closing_word_is_told() -> None:
    with pytest.raises(Mistake, match="未知的存疑处理"):
        given(a_case(), OTHERWISE, [["规则", "判定", "处理"], ["CR-A1", "存疑", "算了"]])
