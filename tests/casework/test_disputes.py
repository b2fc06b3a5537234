"""Publicity and objections before the issue, appeals after it."""

from datetime import timedelta

from service.casework.acts import decision
from service.casework.disputes import (
    earliest_to_issue,
    last_day_to_appeal,
    pending_appeal,
    publicity,
    publicity_annulled,
    standing_appeal,
    unsettled_objections,
)
from service.casework.state import State
from tests.casework.builders import ASSESSOR, OTHER_DRC, Walk, drafted
from tests.casework.proper_acts import proper
from tests.casework.stages import at


def test_publicity_is_that_of_the_present_draft() -> None:
    there = at(State.PUBLICITY)
    assert publicity(there.now) == there.now.last(decision.Publish).act  # type: ignore[union-attr]
    there.do(decision.LodgeObjection(objector="某企业", objection="不实"))
    there.do(decision.SettleObjection(objection=there.now.version, upheld=True, reason="属实"))
    assert publicity(there.now) is None
    there.do(there.assessment(), drafted())
    assert publicity(there.now) is None
    assert publicity(there.sign().published().now) is not None


def test_a_publicity_is_annulled_with_the_decision_that_it_made_public() -> None:
    there = at(State.PUBLICITY)
    there.do(decision.LodgeObjection(objector="某企业", objection="不实"))
    assert annulled(there) == [False]
    there.do(decision.SettleObjection(objection=there.now.version, upheld=True, reason="属实"))
    assert annulled(there) == [True]
    there.do(there.assessment(), drafted())
    assert annulled(there) == [True]
    there.sign().published()
    assert annulled(there) == [True, False]
    there.issued().do(decision.LodgeAppeal(grounds="不服"))
    there.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    assert annulled(there) == [True, False], "what was issued had been made public"


def annulled(there: Walk) -> list[bool]:
    return [publicity_annulled(there.now, one) for one in there.now.of(decision.Publish)]


def test_objections_wait_until_each_is_settled() -> None:
    there = at(State.PUBLICITY)
    first, second = (decision.LodgeObjection(objector=name, objection="不实") for name in ("甲", "乙"))
    there.do(first, second)
    assert [one.act.objector for one in unsettled_objections(there.now)] == ["甲", "乙"]
    there.do(proper(decision.SettleObjection, there))
    assert [one.act.objector for one in unsettled_objections(there.now)] == ["乙"]


def test_an_appeal_waits_until_it_is_decided() -> None:
    there = at(State.ISSUED)
    assert pending_appeal(there.now) is None
    there.do(decision.LodgeAppeal(grounds="不服"))
    assert pending_appeal(there.now) == there.now.acts[-1]
    there.do(proper(decision.DecideAppeal, there), by=OTHER_DRC)
    assert pending_appeal(there.now) is None


def test_a_withdrawn_appeal_leaves_all_as_it_was() -> None:
    for state in (State.ISSUED, State.RECTIFICATION):
        there = at(state)
        before = there.now.state, last_day_to_appeal(there.now, there.procedure)
        there.do(decision.LodgeAppeal(grounds="不服"), decision.WithdrawAppeal(reason="已经说明"))
        assert (pending_appeal(there.now), standing_appeal(there.now)) == (None, None)
        assert (there.now.state, last_day_to_appeal(there.now, there.procedure)) == before
        there.do(decision.LodgeAppeal(grounds="另有理由"))
        assert pending_appeal(there.now) == standing_appeal(there.now) == there.now.acts[-1]


def test_a_document_is_not_dated_before_what_it_rests_on() -> None:
    there = at(State.SIGNING)
    assert earliest_to_issue(at(State.EVALUATION).now) is None
    assert earliest_to_issue(there.now) == there.today
    there.wait(3).sign()
    assert earliest_to_issue(there.now) == there.today
    there.published().do(decision.LodgeObjection(objector="某企业", objection="不实"))
    assert earliest_to_issue(there.now) == there.today + timedelta(days=7)
    there.wait(20).do(proper(decision.SettleObjection, there))
    assert earliest_to_issue(there.now) == there.today


def test_the_time_to_appeal_counts_from_the_document_and_the_day_it_was_issued() -> None:
    there = at(State.PUBLICITY).wait(80)
    there.do(decision.Issue(document="1号", dated=there.today - timedelta(days=70)), by=ASSESSOR)
    assert last_day_to_appeal(there.now, there.procedure) == there.today + timedelta(days=60)
    assert last_day_to_appeal(at(State.PUBLICITY).now, there.procedure) is None
