"""Whose turn it is: who can act now; where only the calendar is in the way, who acts then."""

from datetime import date

import pytest

from service.casework.labels import LABELS
from service.casework.next_steps import next_steps
from service.casework.state import State
from service.casework.turn import Turn, first_due, turns
from service.vocabulary.person import Department, Role
from tests.casework.builders import DRC, MIIT, Walk, person
from tests.casework.stages import at


def waiting(there: Walk) -> tuple[Turn, ...]:
    return turns(next_steps(there.now, there.procedure, there.today))


def told(there: Walk) -> set[str]:
    return {f"{turn.act}:{turn.role.value}" for turn in waiting(there)}


@pytest.mark.parametrize("state", State)
def test_somebody_has_the_turn_wherever_a_case_waits(state: State) -> None:
    there = at(state)
    found = waiting(there)
    assert bool(found) == any(step.awaited for step in next_steps(there.now, there.procedure, there.today).steps)
    assert all(turn.label in LABELS.values() for turn in found)


def test_what_is_blocked_waits_for_those_who_can_act() -> None:
    assert told(at(State.SIGNING)) == {"sign:approver"}, "publishing waits for the signatures"
    assert told(at(State.RECTIFICATION)) == {"report_item:submitter"}, "the re-evaluation waits for the reports"


def test_where_only_the_calendar_is_in_the_way_it_is_the_turn_of_those_who_act_then() -> None:
    assert told(at(State.PUBLICITY)) == {"issue:assessor", "issue:approver"}


def test_a_signature_is_awaited_of_each_department_until_it_has_signed() -> None:
    there = at(State.SIGNING)
    assert {turn.department for turn in waiting(there) if turn.act == "sign"} == {Department.DRC, Department.MIIT}
    there.sign(DRC)
    (left,) = [turn for turn in waiting(there) if turn.act == "sign"]
    assert left.of(MIIT)
    assert not left.of(DRC)
    assert not left.of(person(99, Role.ASSESSOR))


def test_the_first_last_day() -> None:
    day = date(2026, 3, 1)
    assert first_due([Turn("sign", Role.APPROVER), Turn("sign", Role.APPROVER, None, day)]) == day
    assert first_due([]) is None
    assert first_due(waiting(at(State.RECTIFICATION))) is not None
