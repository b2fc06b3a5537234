"""What is asked of a park: how much, and what comes of it; what stands in the way of offices is not told."""

from __future__ import annotations

import pytest

from service.casework.acts import carrying_out, submission
from service.casework.rectification import ItemRecord, items_to_rectify
from service.casework.state import State
from service.casework.transitions import TRANSITIONS
from service.vocabulary.person import Person, Role
from service.web.park_desk.tasks import THEN, park_tasks
from tests.api.cases.shown import case_shown
from tests.casework.builders import Walk
from tests.casework.stages import at

PARK = Person(2, "周园", Role.SUBMITTER, None, "zhejiang", park="P1")


def test_every_act_of_a_park_tells_what_comes_of_it() -> None:
    own = {act for act, row in TRANSITIONS.items() if Role.SUBMITTER in row.roles}
    assert own == set(THEN)


@pytest.mark.parametrize("state", list(State))
def test_at_every_state_each_open_act_stands_once(state: State) -> None:
    tasks = park_tasks(case_shown(at(state)), PARK)
    labels = [one.step.label for one in (*tasks.now, *tasks.besides)]
    assert len(labels) == len(set(labels))
    assert not [one for one in tasks.others if one.why or one.address]


def test_missing_reports_wait_for_the_park() -> None:
    tasks = park_tasks(case_shown(at(State.REVIEW), (2023, 2024)), PARK)
    (report,) = [one for one in tasks.now if one.detail]
    assert report.detail is not None
    assert report.detail.zh == "2023 年还没有报送"
    assert report.then == THEN[carrying_out.ReportProgress]
    quiet = park_tasks(case_shown(at(State.REVIEW)), PARK)
    assert quiet.now == ()
    assert THEN[submission.AnswerQuestion].zh.startswith("评估员认定")


def test_replies_to_items_are_one_thing_to_do_until_all_are_handed_in() -> None:
    there = at(State.RECTIFICATION)
    first, *others = items_to_rectify(there.now)
    there.do(reply(first, ready=False))
    assert asked(there) == ["报告整改事项完成"], "one is being written"
    there.do(*(reply(one) for one in (first, *others)))
    assert asked(there) == ["报送整改情况"], "all can be handed in"
    there.do(carrying_out.HandInReplies())
    assert asked(there) == []


def test_nobody_else_is_waited_for_while_it_is_for_the_park_alone() -> None:
    there = at(State.RECTIFICATION)
    assert others(there) == [], "the re-evaluation cannot begin before the park has reported"
    there.do(*(reply(one) for one in items_to_rectify(there.now)), carrying_out.HandInReplies())
    assert others(there) == ["开始复评"]


def others(there: Walk) -> list[str]:
    return [one.label.zh for one in park_tasks(case_shown(there), PARK).others]


def reply(record: ItemRecord, ready: bool = True) -> carrying_out.PrepareReply:
    item = record.item
    return carrying_out.PrepareReply(rule=item.rule, subject=item.subject, reply="已完成", ready=ready)


def asked(there: Walk) -> list[str]:
    return [one.step.label.zh for one in park_tasks(case_shown(there), PARK).now]
