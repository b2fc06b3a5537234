"""Publicity and objections before the issue, appeals after it."""

from datetime import timedelta

from service.casework.acts import decision
from service.casework.disputes import last_day_to_appeal, pending_appeal, publicity, unsettled_objections
from service.casework.state import State
from tests.casework.builders import OTHER_DRC, drafted
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


def test_the_time_to_appeal_counts_from_the_date_of_the_document() -> None:
    there = at(State.ISSUED)
    assert last_day_to_appeal(there.now, there.procedure) == there.today + timedelta(days=60)
    assert last_day_to_appeal(at(State.PUBLICITY).now, there.procedure) is None
