"""Waivers and what became of them."""

from datetime import timedelta

from service.casework.acts.evaluation import GrantWaiver, RevokeWaiver
from service.casework.state import State
from service.casework.waivers import waiver, waivers
from tests.casework.builders import MIIT
from tests.casework.stages import WAIVER, at


def test_proposed_granted_revoked() -> None:
    there = at(State.DATA_CHECK).do(WAIVER)
    number = there.now.version
    first, second = waivers(there.now)
    assert waiver(there.now, number) == second
    assert not second.stands
    there.do(GrantWaiver(waiver=number))
    granted = waivers(there.now)[1]
    assert granted.stands
    assert granted.in_force(WAIVER.until)
    assert not granted.in_force(WAIVER.until + timedelta(days=1))
    there.do(RevokeWaiver(waiver=number, reason="情况有变"), by=MIIT)
    assert not waivers(there.now)[1].stands
    assert not waivers(there.now)[1].in_force(there.today)
    assert waivers(there.now)[0] == first


def test_an_act_that_proposes_none() -> None:
    assert waiver(at(State.DATA_CHECK).now, 1) is None
