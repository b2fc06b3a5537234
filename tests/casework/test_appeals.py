"""Appeals with their decisions."""

from datetime import timedelta

from service.casework.acts import decision
from service.casework.appeals import appeals
from service.casework.state import State
from tests.casework.builders import OTHER_DRC, decided
from tests.casework.stages import RECTIFY, at


def test_an_appeal_waits_until_it_is_decided_and_is_late_by_days() -> None:
    there = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"))
    (one,) = appeals(there.now, there.procedure)
    assert (one.against.number, one.decided, one.due) == (1, None, there.today + timedelta(days=60))
    assert (one.late(one.due), one.late(one.due + timedelta(days=2))) == (0, 2)
    there.wait(63).do(decision.DecideAppeal(upheld=False, reason="决定无误"), by=OTHER_DRC)
    (one,) = appeals(there.now, there.procedure)
    assert one.decided is not None
    assert (one.decided.act.upheld, one.late(there.today + timedelta(days=90))) == (False, 3)


def test_a_withdrawn_appeal_is_never_late_and_the_next_has_its_own_end() -> None:
    there = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"), decision.WithdrawAppeal(reason="已经说明"))
    there.do(decision.LodgeAppeal(grounds="另有理由"))
    first, second = appeals(there.now, there.procedure)
    assert first.withdrawn is not None
    assert (first.waits, first.late(first.due + timedelta(days=9)), second.waits) == (False, 0, True)
    there.do(decision.DecideAppeal(upheld=False, reason="决定无误"), by=OTHER_DRC)
    first, second = appeals(there.now, there.procedure)
    assert (first.decided, second.withdrawn, second.waits) == (None, None, False)


def test_a_case_without_appeals() -> None:
    there = at(State.ISSUED)
    assert appeals(there.now, there.procedure) == ()
