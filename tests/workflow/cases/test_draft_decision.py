"""A decision is drafted as the assessment recommends it, with owners, deadlines and what each item opens."""

from datetime import date
from pathlib import Path

import pytest

from service.casework.acts.evaluation import DraftDecision, Override
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.fault import Fault
from service.workflow.cases.draft_decision import Duties, counted_from_today, draft_decision
from service.workflow.cases.perform_act import perform_act
from tests.workflow.case_desk import asked, desk
from tests.workflow.park_versions import PARK


def test_every_item_has_owner_deadline_and_what_it_opens(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    duties = Duties({"PJ-01": "某公司"}, {"PJ-01": date(2026, 9, 1)})
    done = draft_decision(at.settings, at.case, duties, asked())
    act = done.recorded.act
    assert isinstance(act, DraftDecision)
    assert (act.decision, done.case.state, act.deadline) == (
        Recommendation.RECTIFY,
        State.SIGNING,
        date(2026, 12, 1),
    )
    items = {item.rule: item for item in act.items}
    assert (items["PJ-01"].owner, items["PJ-01"].deadline) == ("某公司", date(2026, 9, 1))
    assert (items["PJ-02"].owner, items["PJ-02"].deadline) == (f"{PARK}管委会", act.deadline)
    assert "projects" in items["PJ-01"].reopens
    assert "water_saving" in items["TG-02"].reopens
    assert not any(code.startswith("target:") for item in act.items for code in item.reopens)


def test_what_is_no_item_is_told(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    with pytest.raises(Fault, match="XX-9 不是整改事项；整改事项有："):
        draft_decision(at.settings, at.case, Duties({"XX-9": "某公司"}), asked())


def test_an_override_is_drafted_as_it_says(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    override = Override(decision=Recommendation.REJECT, grade="不合格", reason="存疑", until=date(2026, 12, 31))
    perform_act(at.settings, at.case, override, asked())
    act = draft_decision(at.settings, at.case, Duties(), asked()).recorded.act
    assert isinstance(act, DraftDecision)
    assert (act.decision, act.grade, act.items) == (Recommendation.REJECT, "不合格", ())


def test_without_an_evaluation_nothing_is_drafted(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    with pytest.raises(Fault, match="本轮还没有评价"):
        draft_decision(at.settings, at.case, Duties(), asked())


def test_days_are_counted_from_today_where_that_is_later() -> None:
    given, evaluated = date(2026, 4, 20), date(2026, 3, 31)
    assert counted_from_today(given, evaluated, date(2026, 3, 1)) == given
    assert counted_from_today(given, evaluated, date(2026, 6, 1)) == date(2026, 6, 21)
    assert counted_from_today(None, evaluated, evaluated) is None
