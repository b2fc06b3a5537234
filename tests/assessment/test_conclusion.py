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
    assert items[0].demand == "本案：要求 ≥ 90%，实际 50%，差距 40%。请补建项目"


def test_a_verdict_that_waits_says_what_for() -> None:
    manual = a_finding(verdict=Verdict.MANUAL, cause="answer缺失（尚缺3名专家的意见）")
    unknown = a_finding(rule="T-02", verdict=Verdict.NOT_EVALUABLE, cause="actual缺失（缺少2025年节能量）")
    wanted = needs((manual, unknown, a_finding()))
    assert [need.rule for need in wanted] == ["T-01", "T-02"]
    assert "需人工判定：answer缺失（尚缺3名专家的意见）" in wanted[0].need
    assert "缺少2025年节能量" in wanted[1].need


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
