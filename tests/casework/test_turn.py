"""Whose turn it is: who can act now; where only the calendar is in the way, who acts then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit
from service.casework.labels import LABELS
from service.casework.next_steps import next_steps
from service.casework.state import State
from service.casework.turn import Turn, first_due
from service.rulelang.attributes import TASKS
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.person import Department, Person, Role
from tests.casework.builders import (
    DRC,
    EXPERT,
    EXPERT_2,
    MIIT,
    OTHER_DRC,
    Walk,
    drafted,
    imported,
    opening,
    person,
    plan,
    procedure,
    reopened,
    walk,
)
from tests.casework.everybody import STAFF, STRANGERS
from tests.casework.proper_acts import proper
from tests.casework.stages import CORRECTION, RECTIFY, WAIVER, at
from tests.casework.turns_agree import counted, only_blocked, refused, taken, waiting


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


APPEAL = decision.LodgeAppeal(grounds="不服")
ODD = OpenQuestion("CR-C1", "indicator:gdp", "medium", "与统计公报不符")
PLACES: dict[str, Callable[[], Walk]] = {
    **{state.value: partial(at, state) for state in State},
    "a review where there is no city": lambda: walk().do(opening(city=""), plan(), application.Apply()),
    "no plan yet": lambda: walk().do(opening()),
    "a plan refused": lambda: walk().do(opening(), plan(approved=False)),
    "opinions wanted": lambda: with_opinions(at(State.SIGNING)),
    "signed by one": lambda: at(State.SIGNING).sign(DRC),
    "signed by all": lambda: at(State.SIGNING).sign(),
    "objected to": lambda: at(State.PUBLICITY, decision.SettleObjection),
    "appealed against": lambda: at(State.ISSUED).do(APPEAL),
    "a rectification appealed against": lambda: at(State.RECTIFICATION).do(APPEAL),
    "corrected": lambda: at(State.CLOSED).do(CORRECTION),
    "corrected and signed by one": lambda: signed_correction(at(State.ISSUED).do(CORRECTION)),
    "replies written": lambda: at(State.RECTIFICATION, carrying_out.HandInReplies),
    "everything reported": lambda: at(State.RECTIFICATION, carrying_out.OpenReevaluation),
    "signing when a waiver has expired": lambda: waived().do(drafted()).sign(DRC).wait(20),
    "publicity when a waiver has expired": lambda: waived().do(drafted()).sign().published().wait(20),
    "time to appeal over": lambda: at(State.ISSUED, decision.Close),
    "a waiver that has expired": lambda: at(State.DATA_CHECK).wait(1000),
    "a waiver of before the re-evaluation": lambda: reopened(unsettled(WAIVER)).do(imported(2)),
    "a question of before the re-evaluation": lambda: reopened(unsettled()).do(imported(2, questions=(ODD,))),
}
"""Where cases can stand."""


def with_opinions(there: Walk) -> Walk:
    there.procedure = procedure(opinion_departments=(Department.FINANCE, Department.DRC))
    return there


def waived() -> Walk:
    """An evaluation that counts a waiver of a few days."""
    there = at(State.EVALUATION).do(replace(WAIVER, until=date(2026, 3, 10)))
    there.do(evaluation.GrantWaiver(waiver=there.now.version))
    return there.do(there.assessment())


def signed_correction(there: Walk) -> Walk:
    return there.do(proper(correction.SignCorrection, there), by=DRC)


def unsettled(*acts: evaluation.ProposeWaiver) -> Walk:
    """A rectification with a question of its workbook that nobody answered."""
    return walk().accepted().checked(questions=(ODD,)).do(*acts).assessed(RECTIFY).decided(RECTIFY)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", STAFF + STRANGERS, ids=lambda who: f"{who.id}-{who.role}-{who.department or ''}")
def test_it_is_the_turn_of_exactly_those_who_may_do_it(place: str, who: Person) -> None:
    there = PLACES[place]()
    if only_blocked(there):
        assert taken(there, who) == set()
    else:
        assert counted(there, who) == taken(there, who)


@pytest.mark.parametrize(
    "place", [place for place in PLACES if waiting(PLACES[place]()) and only_blocked(PLACES[place]())]
)
def test_where_everything_is_blocked_days_alone_unblock_it(place: str) -> None:
    assert not only_blocked(PLACES[place]().wait(400))


def test_the_first_review_is_the_citys_where_there_is_one() -> None:
    assert told(at(State.REVIEW)) == {"accept_application:city_reviewer"}
    assert told(PLACES["a review where there is no city"]()) == {"accept_application:assessor"}


def test_without_an_approved_plan_it_is_not_the_turn_of_the_park() -> None:
    for place in ("no plan yet", "a plan refused"):
        assert told(PLACES[place]()) == {"record_plan:assessor"}
    assert told(at(State.IMPLEMENTATION)) == {"apply:submitter"}


def test_what_can_be_signed_no_more_waits_for_whoever_can_send_it_back() -> None:
    there = PLACES["signing when a waiver has expired"]()
    assert told(there) == {"send_back:assessor"}
    assert first_due(waiting(there)) == date(2026, 3, 7), "by when it should have been signed"
    assert told(PLACES["publicity when a waiver has expired"]()) == {"send_back:assessor"}


def test_an_appeal_waits_for_none_of_those_who_signed() -> None:
    there = PLACES["appealed against"]()
    assert [counted(there, who) for who in (DRC, MIIT, OTHER_DRC)] == [set(), set(), {"decide_appeal"}]
    assert counted(there, replace(OTHER_DRC, name=f"{DRC.name} ")) == set(), "a namesake"


def test_an_opinion_waits_for_the_department_and_for_whoever_may_record_it() -> None:
    asked = [turn for turn in waiting(PLACES["opinions wanted"]()) if turn.act == "give_opinion"]
    assert [(turn.role, turn.department) for turn in asked] == [
        (Role.ASSESSOR, None),
        (Role.APPROVER, Department.FINANCE),
        (Role.APPROVER, Department.DRC),
    ]


def test_whoever_has_scored_all_that_is_short_has_not_the_turn_but_may_score_again() -> None:
    there = at(State.SITE_VISIT)
    there.procedure = procedure(experts_needed=3)
    assert [counted(there, who) for who in (EXPERT, EXPERT_2)] == [{"score_item"}, {"score_item"}]
    scores = [site_visit.ScoreItem(item=item, score=Decimal(80)) for item in (*TASKS, "TG-07")]
    there.do(*scores, by=EXPERT)
    assert [counted(there, who) for who in (EXPERT, EXPERT_2)] == [set(), {"score_item"}]
    assert not refused(there, scores[0], EXPERT)


def test_the_first_last_day() -> None:
    day = date(2026, 3, 1)
    assert first_due([Turn("sign", Role.APPROVER), Turn("sign", Role.APPROVER, None, day)]) == day
    assert first_due([]) is None
    assert first_due(waiting(at(State.RECTIFICATION))) is not None
