"""What follows from a decision: items, needs, deadlines."""

from datetime import date

import pytest

from service.assessment.conclusion import deadline, needs, rectification
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Theme, Verdict
from tests.assessment.pack_builders import a_finding, a_pack, a_parameter, a_rule

PARAMETERS = {"rectification_months": a_parameter("rectification_months", "6", "月"),
              "supplement_days": a_parameter("supplement_days", "20", "天")}  # fmt: skip
PACK = a_pack(a_rule("share", rectify="请补建项目"), parameters=PARAMETERS)


def test_what_is_not_reached_comes_before_what_is_nearly_reached() -> None:
    nearly = a_finding(verdict=Verdict.NEARLY_MET, subject="indicator:b", required="≥ 2", actual="1.9", gap="0.1")
    unmet = a_finding(verdict=Verdict.UNMET, required="≥ 90%", actual="50%", gap="40%")
    items = rectification((nearly, a_finding(), unmet), PACK)
    assert [item.subject for item in items] == ["case", "indicator:b"]
    assert items[0].demand == "测试规则：要求 ≥ 90%，实际 50%，差距 40%。请补建项目"


def test_a_verdict_that_waits_says_what_for() -> None:
    manual = a_finding(verdict=Verdict.MANUAL, cause="尚缺 3 名")
    unknown = a_finding(rule="T-02", verdict=Verdict.NOT_EVALUABLE, cause="完成率缺失（缺少2025年节能量）")
    wanted = needs((manual, unknown, a_finding()))
    assert [(need.rule, need.need) for need in wanted] == [
        ("T-01", "测试规则　需人工判定：尚缺 3 名"),
        ("T-02", "测试规则　无法评价：完成率缺失（缺少2025年节能量）"),
    ]


@pytest.mark.parametrize(
    ("subject", "subject_title", "name"),
    [
        ("indicator:saving", "节能量", "节能量达到预期成效"),
        ("indicator:nox", "氮氧化物减排量", "节能量达到预期成效（氮氧化物减排量）"),
        ("item:T-01", "节能量达到预期成效", "节能量达到预期成效"),
        ("plan", "实施方案", "节能量达到预期成效"),
    ],
)
def test_the_subject_is_named_only_where_the_title_does_not(subject: str, subject_title: str, name: str) -> None:
    filled = {"title": "节能量达到预期成效", "subject": subject, "subject_title": subject_title}
    waiting = a_finding(verdict=Verdict.NOT_EVALUABLE, cause="完成率缺失", **filled)
    assert needs((waiting,))[0].need == f"{name}　无法评价：完成率缺失"
    short = a_finding(verdict=Verdict.UNMET, required="≥ 1", actual="0", **filled)
    assert rectification((short,), PACK)[0].demand == f"{name}：要求 ≥ 1，实际 0。请补建项目"


def test_only_open_questions_of_severity_high_must_be_cleared() -> None:
    def question(severity: str, opened: bool) -> bool:
        asked = a_finding(verdict=Verdict.QUESTION, theme=Theme.CREDIBILITY, severity=severity, open=opened)
        return bool(needs((asked,)))

    assert question("high", True)
    assert not question("high", False)
    assert not question("medium", True)


def test_a_check_of_data_that_could_not_be_made_is_no_need() -> None:
    assert not needs((a_finding(verdict=Verdict.NOT_EVALUABLE, theme=Theme.CREDIBILITY),))


@pytest.mark.parametrize(
    ("on", "until"),
    [("2026-03-31", "2026-09-30"), ("2026-08-31", "2027-02-28"), ("2026-12-01", "2027-06-01")],
)
def test_months_end_on_the_same_day_or_the_last_one(on: str, until: str) -> None:
    assert deadline(Recommendation.RECTIFY, date.fromisoformat(on), PACK) == date.fromisoformat(until)


def test_days_to_supply_and_no_deadline_for_a_final_decision() -> None:
    on = date(2026, 12, 20)
    assert deadline(Recommendation.UNDETERMINED, on, PACK) == date(2027, 1, 9)
    assert deadline(Recommendation.PASS, on, PACK) is None
    assert deadline(Recommendation.REJECT, on, PACK) is None
