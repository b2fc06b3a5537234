"""Waivers and what became of them."""

from dataclasses import replace
from datetime import timedelta

from service.casework.acts.evaluation import GrantWaiver, RevokeWaiver
from service.casework.state import State
from service.casework.waivers import grantable, waiver, waivers
from tests.casework.builders import MIIT, imported, reopened, walk
from tests.casework.stages import RECTIFY, WAIVER, at


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


def test_what_can_still_be_granted() -> None:
    there = at(State.DATA_CHECK)
    (waiting,) = waivers(there.now)
    assert grantable(there.now, WAIVER.until) == (waiting,)
    assert grantable(there.now, WAIVER.until + timedelta(days=1)) == ()
    again = walk().accepted().checked().do(WAIVER, replace(WAIVER, subject="energy_total"))
    reopened(again.assessed(RECTIFY).decided(RECTIFY)).do(imported(2))
    assert [one.proposed.act.subject for one in grantable(again.now, again.today)] == ["energy_total"]
    there.do(GrantWaiver(waiver=waiting.proposed.seq))
    assert grantable(there.now, there.today) == ()
