"""How far each task of a case has come."""

from collections import Counter
from datetime import date

import pytest

from service.casework.acts import application, decision, evaluation, submission
from service.casework.conditions.condition import Standing
from service.casework.next_steps import next_steps
from service.casework.state import State
from service.casework.task_list import Task, TaskList, task_list
from service.casework.tasks import TaskName, TaskStatus
from tests.casework.builders import DRC, Walk, decided, drafted, imported, reevaluated, walk
from tests.casework.stages import RECTIFY, at

DONE, UNDER_WAY, NOT_STARTED = TaskStatus.DONE, TaskStatus.UNDER_WAY, TaskStatus.NOT_STARTED
CANNOT, TROUBLED = TaskStatus.CANNOT_START, TaskStatus.TROUBLED


def tasks(there: Walk, on: date | None = None) -> TaskList:
    today = on or there.today
    return task_list(Standing(there.now, there.procedure, today), next_steps(there.now, there.procedure, today))


def task(there: Walk, name: TaskName) -> Task:
    return next(one for one in tasks(there).tasks if one.name is name)


def statuses(there: Walk) -> list[TaskStatus]:
    return [one.status for one in tasks(there).tasks]


@pytest.mark.parametrize("state", State)
def test_every_step_stands_in_one_place_and_nothing_can_be_done_at_what_cannot_start(state: State) -> None:
    there = at(state)
    found = tasks(there)
    shown = [step.kind for one in found.tasks for step in one.steps] + [step.kind for step in found.besides]
    assert Counter(shown) == Counter(step.kind for step in next_steps(there.now, there.procedure, there.today).steps)
    for one in found.tasks:
        assert (one.status is CANNOT) <= (bool(one.notes) and not one.steps)
        assert (one.status is DONE) == (one.done_on is not None and one.status is not TROUBLED)
        assert one.status is not TROUBLED or one.notes


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED])
def test_what_a_case_waits_for_can_be_found_at_a_task_that_is_not_done(state: State) -> None:
    found = tasks(at(state))
    awaited = [one for one in found.tasks if any(step.awaited for step in one.steps)]
    assert any(one.status in (NOT_STARTED, UNDER_WAY, TROUBLED) for one in awaited)


def test_a_case_that_goes_its_straight_way() -> None:
    there = walk().open()
    assert statuses(there) == [NOT_STARTED, *[CANNOT] * 9]
    there.do(application.Apply())
    assert statuses(there) == [UNDER_WAY, *[CANNOT] * 9]
    there.do(application.AcceptApplication(opinion="齐全"))
    assert statuses(there) == [DONE, NOT_STARTED, *[CANNOT] * 8]
    assert task(there, TaskName.DATA_CHECK).notes[0].zh == "须先完成“导入”"
    there.do(imported())
    assert statuses(there) == [DONE, DONE, UNDER_WAY, *[CANNOT] * 7]
    assert task(there, TaskName.IMPORT).done_on == there.today
    there.do(submission.FinishDataCheck())
    assert statuses(there) == [DONE, DONE, DONE, NOT_STARTED, *[CANNOT] * 6]
    there.assessed()
    assert statuses(there) == [*[DONE] * 5, UNDER_WAY, *[CANNOT] * 4]
    there.do(drafted())
    assert statuses(there) == [*[DONE] * 6, NOT_STARTED, *[CANNOT] * 3]
    there.sign(DRC)
    assert statuses(there) == [*[DONE] * 6, UNDER_WAY, *[CANNOT] * 3]


def test_the_end_of_a_case_that_passes() -> None:
    there = walk().accepted().checked().assessed().do(drafted()).sign()
    assert statuses(there) == [*[DONE] * 7, NOT_STARTED, CANNOT, CANNOT]
    there.published()
    assert statuses(there)[7:] == [UNDER_WAY, CANNOT, CANNOT]
    there.wait(there.procedure.publicity_days)
    assert statuses(there)[7:] == [DONE, NOT_STARTED, CANNOT]
    there.issued()
    assert statuses(there)[7:] == [DONE, UNDER_WAY, CANNOT]
    there.wait(there.procedure.appeal_days + 1).do(decision.Close())
    assert statuses(there)[7:] == [DONE, DONE, CANNOT]
    assert task(there, TaskName.RECTIFICATION).notes[0].zh == "决定不是限期整改，没有整改事项"


def test_without_a_publicity_there_is_no_such_task() -> None:
    there = walk(publicity_days=0).accepted().checked().assessed().do(drafted()).sign()
    names = [one.name for one in tasks(there).tasks]
    assert TaskName.PUBLICITY not in names
    assert task(there, TaskName.ISSUE).status is NOT_STARTED


def test_rectification_and_the_round_after_it() -> None:
    there = decided(RECTIFY)
    assert task(there, TaskName.RECTIFICATION).status is UNDER_WAY
    assert task(there, TaskName.ISSUE).status is DONE
    there = reevaluated()
    again = task(there, TaskName.RECTIFICATION)
    assert (again.status, again.notes[0].zh) == (UNDER_WAY, "正在复评（第 2 轮评价）")


def test_what_is_wrong_is_said_with_who_sent_it_back() -> None:
    there = walk().accepted().checked().assessed().do(evaluation.SendBack(reason="补评一项"))
    visiting = task(there, TaskName.SITE_VISIT)
    assert visiting.status is TROUBLED
    assert visiting.notes[0].zh.endswith(f"于 {there.today} 退回上一环节：补评一项")
    assert task(there.visited(), TaskName.SITE_VISIT).status is DONE


def test_a_workbook_with_unusable_values_is_in_trouble_until_the_decision() -> None:
    there = walk().accepted().checked(problems=3)
    importing = task(there, TaskName.IMPORT)
    assert (importing.status, importing.notes[0].zh) == (TROUBLED, "工作簿中有 3 处内容不能使用")
    assert importing.done_on == there.today


def test_what_is_to_be_supplied_and_what_is_overdue() -> None:
    there = at(State.SUPPLEMENT)
    notes = [note.zh for note in task(there, TaskName.IMPORT).notes]
    assert notes
    assert all(note.startswith("须补正：") for note in notes)
    late = walk().open().do(application.Apply()).wait(11)
    assert task(late, TaskName.APPLICATION).notes[0].zh.endswith("已逾期 1 天")
    assert task(late, TaskName.APPLICATION).status is TROUBLED
