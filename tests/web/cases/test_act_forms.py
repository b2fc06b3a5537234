"""What people type into the form of an act."""

from datetime import date

import pytest

from service.casework.acts.application import Apply, RecordPlan
from service.casework.acts.carrying_out import SolveDifficulty
from service.casework.acts.decision import Sign
from service.casework.acts.evaluation import RevokeWaiver
from service.web.cases.act_forms import FORMS, checked_form, day_typed, form_kind, made_of
from service.web.forms import Form, form_of


@pytest.mark.parametrize("text", ["2026-03-02", "2026年3月2日", "２０２６．３．２", "2026/3/2 ", "2026-3-2"])
def test_a_day_as_people_write_it(text: str) -> None:
    assert day_typed(text) == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "2026", "2026-13-01", "2026-02-30", "明天", "1-2-3-4", "9" * 400 + "-1-1"])
def test_what_is_no_day(text: str) -> None:
    assert day_typed(text) is None


def test_an_act_is_made_of_its_fields() -> None:
    form = form_of(version="报批稿", approved="no", authority="省发改委", document="1号", decided_on="2026-03-02")
    assert not checked_form(RecordPlan, form).faults
    assert made_of(RecordPlan, form) == RecordPlan(
        version="报批稿", approved=False, authority="省发改委", document="1号", decided_on=date(2026, 3, 2)
    )
    assert made_of(Apply, Form()) == Apply()
    assert len(checked_form(RecordPlan, Form()).faults) == len(FORMS[RecordPlan])


def test_the_number_of_an_act_is_a_number() -> None:
    form = form_of(waiver="７", reason="现场仍有锅炉")
    assert not checked_form(RevokeWaiver, form).faults
    assert made_of(RevokeWaiver, form) == RevokeWaiver(waiver=7, reason="现场仍有锅炉")
    assert checked_form(RevokeWaiver, form_of(waiver="甲", reason="x")).fault("waiver") is not None


def test_a_difficulty_is_named_by_its_report_and_its_place_there() -> None:
    form = form_of(difficulty="7.2", how="用地已落实")
    assert not checked_form(SolveDifficulty, form).faults
    assert made_of(SolveDifficulty, form) == SolveDifficulty(report=7, difficulty=2, how="用地已落实")
    for wrong in ("7", "7.", "甲.1"):
        assert checked_form(SolveDifficulty, form_of(difficulty=wrong, how="x")).fault("difficulty") is not None


def test_only_acts_with_a_form_are_found_by_their_name() -> None:
    assert form_kind("apply") is Apply
    assert form_kind(str(Sign.__dataclass_fields__["kind"].default)) is None
    assert form_kind("nonsense") is None
