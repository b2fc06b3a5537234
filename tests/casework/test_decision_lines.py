"""The content of a decision in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.decision import GiveOpinion
from service.casework.acts.evaluation import Override, SendBack
from service.casework.decision_lines import DECISION, Line, decision_lines, line_changes, lines_for_park, points_told
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said
from service.vocabulary.person import Department
from tests.casework.builders import FINANCE, decided, drafted, walk
from tests.casework.stages import at

_OPINION = GiveOpinion(department=Department.FINANCE, agrees=False, opinion="资金未到位", document="财函1号")


def told(walked: object) -> dict[str, str]:
    return {one.name: one.value.zh for one in decision_lines(walked.now, "浙江省")}  # type: ignore[attr-defined]


def test_all_that_is_decided_is_told() -> None:
    lines = told(at(State.SIGNING).do(_OPINION, by=FINANCE))
    assert (lines["park"], lines["jurisdiction"], lines["decision"]) == ("示例园区", "浙江省", "通过（良好）")
    assert (lines["score"], lines["pack"]) == ("85.00 分", "base-145 第 1.0 版")
    assert lines["opinion-1"] == "不同意：资金未到位（财函1号）"
    assert decision_lines(at(State.EVALUATION).now, "浙江省") == ()


def test_the_park_is_not_told_who_opined_what() -> None:
    lines = decision_lines(at(State.SIGNING).do(_OPINION, by=FINANCE).now, "浙江省")
    told_them = {one.name for one in lines_for_park(lines)}
    assert {one.name for one in lines} - told_them == {"recommendation", "opinion-1"}
    assert DECISION in told_them


def test_unmet_conditions_are_told_whatever_is_decided() -> None:
    lines = told(decided(Recommendation.RECTIFY))
    assert (
        lines["item-TG-07-indicator:energy_intensity"]
        == "TG-07 能耗强度降到目标值（示例园区管委会，2026-09-01 前，含当日）"
    )
    assert lines["deadline"] == "2026-09-01"
    departs = Override(decision=Recommendation.REJECT, grade="不合格", reason="弄虚作假", until=date(2026, 12, 31))
    case = walk().accepted().checked().assessed(Recommendation.RECTIFY).do(departs)
    lines = told(case.do(drafted(Recommendation.REJECT)))
    assert lines["item-TG-07-indicator:energy_intensity"] == "TG-07 能耗强度降到目标值"
    assert lines["override"] == "弄虚作假（有效至 2026-12-31）"


def test_what_is_nearly_met_is_not_called_unmet() -> None:
    """The items of a rectification are also what is met but for a little."""
    labels = {one.name: one.label for one in decision_lines(decided(Recommendation.RECTIFY).now, "浙江省")}
    assert labels["item-TG-07-indicator:energy_intensity"] == Said("整改事项 1", "item to put right 1")
    departs = Override(decision=Recommendation.REJECT, grade="不合格", reason="弄虚作假", until=date(2026, 12, 31))
    case = walk().accepted().checked().assessed(Recommendation.RECTIFY).do(departs).do(drafted(Recommendation.REJECT))
    labels = {one.name: one.label for one in decision_lines(case.now, "浙江省")}
    assert labels["item-TG-07-indicator:energy_intensity"] == Said("未完全达到的事项 1", "condition not fully met 1")


@pytest.mark.parametrize(
    ("score", "shown"),
    [("85", "85.00 分"), ("9689/110", "88.08 分"), ("8999999/100000", "89.99999 分"), ("89999/1000", "89.999 分")],
)
def test_a_score_just_under_a_grade_is_not_printed_as_its_first_point(score: str, shown: str) -> None:
    assert points_told(score).zh == shown


def test_what_changed_is_told_line_by_line() -> None:
    before = at(State.SIGNING)
    first = decision_lines(before.now, "浙江省")
    (change,) = line_changes(first, decision_lines(before.do(_OPINION, by=FINANCE).now, "浙江省"))
    assert (change.label.zh, change.before.zh) == ("会商意见（财政）", "")
    again = before.do(SendBack(reason="再议"), drafted())
    changes = line_changes(first, decision_lines(again.now, "浙江省"))
    assert [one.label.zh for one in changes] == ["拟定"]


_LINES = st.lists(
    st.builds(
        Line, st.sampled_from("abcd"), st.just(Said("项", "line")), st.builds(Said, st.text(max_size=2), st.just(""))
    ),
    unique_by=lambda one: one.name,
    max_size=4,
)


@given(_LINES, _LINES)
def test_two_versions_differ_exactly_in_what_is_told(before: list[Line], now: list[Line]) -> None:
    same = {one.name for one in before if one in now}
    assert len(line_changes(before, now)) == len({one.name for one in (*before, *now)} - same)
    assert line_changes(now, now) == ()
