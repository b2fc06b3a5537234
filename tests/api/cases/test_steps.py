"""The next steps: who acts, by when, what blocks."""

from datetime import timedelta

from service.api.cases.steps import StepShown, steps_shown
from service.casework.next_steps import next_steps
from service.casework.state import State
from tests.casework.stages import at


def test_a_signature_that_is_late() -> None:
    driven = at(State.SIGNING)
    outlook = next_steps(driven.now, driven.procedure, driven.today)
    late = driven.today + timedelta(days=30)
    (sign,) = [one for one in steps_shown(outlook, late) if one.kind == "sign"]
    assert [one.code for one in sign.departments] == ["drc", "miit"]
    assert [one.code for one in sign.roles] == ["approver"]
    assert (sign.awaited, sign.overdue) == (True, True)
    assert not StepShown.of(outlook.steps[0], driven.today).overdue
