"""Features as the application reads them: rows of outlines, tables, inherited tags, places of faults."""

from dataclasses import replace

import pytest

from service.assessment.derive import Situation
from service.assessment.rule_examples import JudgedTwice, judge_twice
from service.criteria.scenarios import Scenario, UnreadableFeature, read_scenarios, run
from service.criteria.step import Kind
from service.rulelang.pack import Rule
from tests.criteria.builders import a_case

FEATURE = """# language: zh-CN
@demo
功能: 核心指标

  背景:
    假如 “单位生产总值能耗”的基期值为0.50

  @TG-01
  规则: 按完成率
    @边界
    场景大纲: 界线 <判定>
      假如 “单位生产总值能耗”的目标值为0.40
      而且 “单位生产总值能耗”的实际值为<实际>
      当 按规则TG-01判定
      那么 判定为“<判定>”

      例子:
        | 实际   | 判定     |
        | 0.40   | 达到     |
        | 0.4001 | 达到     |

  场景: 项目
    假如 重点项目如下
      | 状态   | 所属任务         |
      | 已完成 | 促进产业循环链接 |
    当 按规则PJ-01判定
    那么 判定为“达到”
"""


def scenarios(text: str = FEATURE) -> tuple[Scenario, ...]:
    return read_scenarios(text, "criteria/core.feature")


def test_rows_tags_tables_and_lines_are_those_of_the_file() -> None:
    first, second, third = scenarios()
    assert (first.name, first.line, second.line, third.line) == ("界线 达到", 19, 20, 22)
    assert first.tags == {"demo", "TG-01", "边界"}
    assert third.tags == {"demo", "TG-01"}
    assert [s.kind for s in first.sentences] == [Kind.GIVEN, Kind.GIVEN, Kind.GIVEN, Kind.WHEN, Kind.THEN]
    assert first.sentences[2].text == "“单位生产总值能耗”的实际值为0.40"
    table = third.sentences[1].table
    assert table is not None
    assert table.rows == (("已完成", "促进产业循环链接"),)


def test_a_scenario_holds_or_says_where_it_does_not() -> None:
    held, failed, third = (run(scenario, a_case()) for scenario in scenarios())
    assert (held.fault, third.fault) == ("", "")
    assert str(held) == "criteria/core.feature:19 界线 达到：通过"
    assert failed.place == "criteria/core.feature:15（例子第 20 行）"
    assert "应为“达到”，实为“基本达到”" in failed.fault
    assert not failed.differing


def test_evaluators_that_disagree_are_told_apart_from_a_wrong_expectation(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong_reference(rule: Rule, subject: str, situation: Situation) -> JudgedTwice:
        return replace(judge_twice(rule, subject, situation), reference="unmet")

    monkeypatch.setattr("service.criteria.judging.judge_twice", wrong_reference)
    ran = run(scenarios()[0], a_case())
    assert ran.differing
    assert "正式计算 met，独立复核 unmet" in ran.fault


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("按规则PJ-01判定", "按规则PJ-1判定", "未知的规则“PJ-1”"),
        ("按规则PJ-01判定", "判定一下", "不认识的步骤“当 判定一下”"),
        ("已完成 |", "完工 |", "未知的状态“完工”"),
    ],
)
def test_a_sentence_that_cannot_be_meant_is_a_fault_at_its_line(old: str, new: str, told: str) -> None:
    *_, last = scenarios(FEATURE.replace(old, new))
    ran = run(last, a_case())
    assert told in ran.fault
    assert ran.place.startswith("criteria/core.feature:2")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "# language: zh-CN\n功能: 空\n  场景: 一\n    假如 甲\n    乙\n",
            "不是合乎格式的 Gherkin：criteria/core.feature:5",
        ),
        (
            "# language: zh-CN\n功能: 空\n  场景: 一\n    而且 汇总各项判定\n",
            "core.feature:4 步骤“汇总各项判定”之前没有",
        ),
    ],
)
def test_a_text_that_is_no_feature_says_where(text: str, told: str) -> None:
    with pytest.raises(UnreadableFeature, match=told):
        scenarios(text)


def test_a_feature_without_scenarios_has_none() -> None:
    assert scenarios("# language: zh-CN\n功能: 空\n") == ()
    assert scenarios("") == ()
