"""Items to put right, their deadline, and what the re-evaluation opens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from service.casework.acts import carrying_out, decision
from service.casework.perform import Refused
from service.casework.rectification import (
    ItemStatus,
    Opened,
    extensions,
    items_demanded,
    items_to_rectify,
    opened_items,
    rectification_deadline,
    replies_on,
)
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import FAILED, OTHER_DRC, RECTIFY_BY, decided, drafted, reevaluated
from tests.casework.stages import PASS, RECTIFY, at


def test_items_and_what_the_park_reported() -> None:
    there = decided(RECTIFY)
    first = FAILED[0]
    there.do(carrying_out.ReportItem(rule=first.rule, subject=first.subject, reply="已完成"))
    records = items_to_rectify(there.now)
    assert [(one.item.rule, one.report is not None) for one in records] == [("TG-07", True), ("RS-02", False)]


def test_the_last_report_counts() -> None:
    there, item = decided(RECTIFY), FAILED[0]
    for reply in ("已开工", "已完成"):
        there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply=reply))
    assert items_to_rectify(there.now)[0].report == there.now.acts[-1]


def test_what_is_prepared_is_reported_once_it_is_handed_in_as_a_whole() -> None:
    there = decided(RECTIFY)
    first, second = FAILED
    there.do(carrying_out.PrepareReply(rule=first.rule, subject=first.subject, reply="已开工"))
    assert [one.status for one in items_to_rectify(there.now)] == [ItemStatus.PREPARED, ItemStatus.OPEN]
    for item in (first, second):
        there.do(carrying_out.PrepareReply(rule=item.rule, subject=item.subject, reply="已完成", ready=True))
    assert {one.status for one in items_to_rectify(there.now)} == {ItemStatus.READY}
    assert {one.report for one in items_to_rectify(there.now)} == {None}
    there.do(carrying_out.HandInReplies())
    records = items_to_rectify(there.now)
    assert [(one.status, one.report and one.report.act.reply) for one in records] == [
        (ItemStatus.REPORTED, "已完成")
    ] * 2
    assert {one.reported_on for one in records} == {there.today}
    assert there.do(carrying_out.OpenReevaluation()).now.round == 2


def test_a_reply_may_be_prepared_anew_after_the_report_and_the_report_stands_until_then() -> None:
    there, item = decided(RECTIFY), FAILED[0]
    there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成"))
    there.do(carrying_out.PrepareReply(rule=item.rule, subject=item.subject, reply="补一张照片"))
    record = items_to_rectify(there.now)[0]
    assert (record.status, record.report and record.report.act.reply) == (ItemStatus.PREPARED, "已完成")
    assert [one.act.reply for one in replies_on(there.now, record.item, 0)] == ["已完成", "补一张照片"]


def test_an_empty_reply_gives_up_what_was_prepared_and_not_what_was_handed_in() -> None:
    there = decided(RECTIFY)
    prepared = [
        carrying_out.PrepareReply(rule=one.rule, subject=one.subject, reply="已完成", ready=True) for one in FAILED
    ]
    given_up = replace(prepared[0], reply=" ", ready=False)
    there.do(*prepared, given_up)
    assert [one.status for one in items_to_rectify(there.now)][:2] == [ItemStatus.OPEN, ItemStatus.READY]
    with pytest.raises(Refused, match="尚未填写"):
        there.do(carrying_out.HandInReplies())
    there.do(prepared[0], carrying_out.HandInReplies(), replace(prepared[0], reply="再改"), given_up)
    record = items_to_rectify(there.now)[0]
    assert (record.status, record.prepared) == (ItemStatus.REPORTED, None)
    assert record.report is not None
    assert record.report.act.reply == "已完成"


def test_an_item_is_late_by_the_days_after_its_last_day() -> None:
    there = decided(RECTIFY)
    record = items_to_rectify(there.now)[0]
    assert (record.due, record.late(RECTIFY_BY), record.late(RECTIFY_BY + timedelta(days=3))) == (RECTIFY_BY, 0, 3)
    there.wait((RECTIFY_BY - there.today).days + 2)
    item = FAILED[0]
    there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成"))
    assert items_to_rectify(there.now)[0].late(RECTIFY_BY + timedelta(days=90)) == 2


def test_the_items_stay_told_when_the_next_decision_is_drafted() -> None:
    there = reevaluated().checked(2).assessed(PASS)
    there.do(drafted(PASS))
    assert items_to_rectify(there.now) == ()
    assert [one.item.rule for one in items_demanded(there.now)] == [one.rule for one in FAILED]


def test_the_deadline_moves_with_its_extension() -> None:
    there = decided(RECTIFY)
    assert (rectification_deadline(there.now), extensions(there.now)) == (RECTIFY_BY, ())
    later = date(2026, 12, 31)
    there.do(carrying_out.ExtendDeadline(deadline=later, reason="设备到货晚"))
    assert rectification_deadline(there.now) == later
    assert len(extensions(there.now)) == 1


def test_other_decisions_have_neither() -> None:
    for there in (decided(Recommendation.REJECT), at(State.DATA_CHECK)):
        assert items_to_rectify(there.now) == ()
        assert extensions(there.now) == ()
        assert rectification_deadline(there.now) is None


def test_a_reevaluation_opens_the_rules_and_what_they_rest_on() -> None:
    opened = opened_items(reevaluated().now)
    assert opened is not None
    assert opened.items == {("TG-07", "indicator:energy_intensity"), ("RS-02", "indicator:water_reuse")}
    assert opened.codes == {"energy_intensity", "energy_total", "water_reuse"}
    assert opened.closed(("TG-07", "water_reuse", "gdp", "SP-06")) == ("gdp", "SP-06")


def test_an_upheld_appeal_against_a_reevaluation_opens_no_more_than_that_did() -> None:
    again = reevaluated()
    opened = opened_items(again.now)
    again.checked(2).assessed(PASS).decided(PASS).do(decision.LodgeAppeal(grounds="不服"))
    again.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    assert again.now.round == 3
    assert opened_items(again.now) == opened


def test_the_subject_of_an_item_is_open_and_no_other_subject_of_its_rule() -> None:
    opened = Opened(1, frozenset({("TG-06", "indicator:so2_reduction")}), frozenset({"so2_reduction"}))
    assert opened.closed(("indicator:so2_reduction", "indicator:nox_reduction")) == ("indicator:nox_reduction",)
    assert not opened.closed_to_waivers("so2_reduction")
    assert opened.closed_to_waivers("nox_reduction")
    assert opened.closed_to_waivers("TG-06")


def test_a_rule_that_judges_only_itself_may_be_waived_by_its_name() -> None:
    assert not Opened(1, frozenset({("RS-05", "item:RS-05")}), frozenset()).closed_to_waivers("RS-05")


def test_otherwise_everything_is_open() -> None:
    appealed = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"))
    upheld = appealed.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    assert upheld.now.round == 2
    assert opened_items(upheld.now) is None
    assert opened_items(at(State.DATA_CHECK).now) is None
