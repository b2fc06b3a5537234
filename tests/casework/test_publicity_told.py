"""The text that is made public, and the days of the publicity."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.decision import LodgeObjection, Publish, SettleObjection
from service.casework.publicity_told import objections, publicity_days, publicity_text
from service.casework.state import State
from tests.casework.builders import DRC
from tests.casework.stages import at

_FIRST = date(2026, 3, 2)


@given(st.integers(0, 60), st.integers(-30, 90))
def test_the_days_add_up(more: int, since: int) -> None:
    published = Publish(first_day=_FIRST, last_day=_FIRST + timedelta(days=more), where="网站")
    days = publicity_days(published, _FIRST + timedelta(days=since))
    assert days.total == more + 1 == days.passed + days.left
    assert (days.left == 0) == (since >= more)
    assert (days.passed == 0) == (since < 0)
    assert days.over == (since > more), "the last day counts"


def test_the_text_names_park_decision_and_days() -> None:
    text = publicity_text(at(State.PUBLICITY).now, "浙江省")
    for said in (
        "关于示例园区循环化改造验收结论的公示",
        "浙江省拟对示例园区",
        "“通过（良好）”",
        "公示期自 2026-03-02 至 2026-03-08",
    ):
        assert said in text
    assert "公示期自" not in publicity_text(at(State.SIGNING).now, "浙江省")
    assert publicity_text(at(State.EVALUATION).now, "浙江省") == ""


def test_objections_stand_with_their_answers() -> None:
    objected = at(State.PUBLICITY).do(LodgeObjection(objector="某企业", objection="数据不实"))
    (one,) = objections(objected.now)
    assert (one.lodged.act.objector, one.settled) == ("某企业", None)
    answered = objected.do(SettleObjection(objection=one.lodged.seq, upheld=False, reason="经核查属实"), by=DRC)
    (one,) = objections(answered.now)
    assert one.settled is not None
    assert objections(at(State.EVALUATION).now) == ()
