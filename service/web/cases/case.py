"""A case as one list of tasks: what is done, what is to be done next, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fastapi import Request, Response

from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.casework.acts.decision import Issue
from service.casework.acts.evaluation import Evaluate, RequestSupplement
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import last_assessment
from service.casework.case import Case
from service.casework.conditions.condition import Standing
from service.casework.disputes import publicity
from service.casework.next_steps import Step
from service.casework.rectification import items_demanded
from service.casework.signing import draft
from service.casework.task_list import Task, task_list
from service.casework.tasks import TaskName, TaskStatus
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web import tags
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.cases.step import (
    APPEALS,
    DECISION,
    IMPORT,
    PUBLICITY,
    QUESTIONS,
    RECTIFICATION,
    RESULT,
    ROUNDS,
    SITE_VISIT,
    SUPPLEMENT,
    StepShown,
    step_shown,
)
from service.web.cases.subjects import named
from service.web.park_desk.case import show_park_case
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.judged_by import RulesNamed, judged_by
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases", "案卷")
_LATEST = 5
"""Acts of the record that the page shows itself."""


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task. address: where to go, empty where it cannot start or has no screen; notes: why, what is wrong, how far;
    now: the acts the case waits for; besides: others that may be done at it."""

    said: Said
    tag: tags.Tag
    address: str
    notes: tuple[Said, ...]
    done_on: date | None
    now: tuple[StepShown, ...]
    besides: tuple[StepShown, ...]


@shown_by("cases/case.html")
@dataclass(frozen=True, slots=True)
class CasePage:
    """place: name of the jurisdiction; rules: None before the first import, or where they cannot be read at present;
    waits: what the case waits for, in a sentence each; besides: what may be done without belonging to a task; views:
    what else there is to see, address and name; evaluated: whether there is a result that this person may see."""

    heading: CaseHeading
    place: str
    city: str
    rules: RulesNamed | None
    waits: tuple[StepShown, ...]
    note: Said | None
    tasks: tuple[TaskShown, ...]
    besides: tuple[StepShown, ...]
    latest: tuple[ActDone, ...]
    views: tuple[tuple[str, Said], ...]
    may_read_park: bool
    evaluated: bool


@router.get("/{case_id}", **shows(UseCase.READ_CASE, of=THE_CASE))
def show(request: Request, who: Who, case_id: str) -> Response:
    """As it stands today."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    if who.person.role is Role.SUBMITTER:
        return show_park_case(request, who, shown)
    return render(request, "cases/case.html", _page(who, shown))


def _page(who: Caller, shown: CaseShown) -> CasePage:
    case = shown.case
    listed = task_list(Standing(case, shown.procedure, shown.on), shown.outlook)
    steps = tuple(_step(step, shown, who) for step in shown.outlook.steps)
    return CasePage(
        heading=heading_of(shown.case_id, case, who.found.park),
        place=shown.place,
        city=case.opened.city,
        rules=judged_by(who.settings, case),
        waits=tuple(step for step in steps if step.awaited),
        note=shown.outlook.note,
        tasks=tuple(_task_shown(task, shown, who) for task in listed.tasks),
        besides=tuple(_step(step, shown, who) for step in listed.besides),
        latest=acts_done(case, names=shown.names)[-_LATEST:][::-1],
        views=tuple(_views(case)),
        may_read_park=who.person.role in roles_for(UseCase.READ_PARK),
        evaluated=last_assessment(case) is not None and who.person.role in roles_for(UseCase.READ_EVALUATION),
    )


def _step(step: Step, shown: CaseShown, who: Caller) -> StepShown:
    one = step_shown(shown.case_id, step, who.person, shown.on)
    return replace(one, why=tuple(named(reason, shown.titles) for reason in one.why))


def _task_shown(task: Task, shown: CaseShown, who: Caller) -> TaskShown:
    steps = tuple(_step(step, shown, who) for step in task.steps)
    return TaskShown(
        said=task.name.said,
        tag=_TAGS[task.status],
        address=next(_addresses(task, shown, steps), ""),
        notes=tuple(named(note, shown.titles) for note in task.notes),
        done_on=task.done_on,
        now=tuple(step for step in steps if step.awaited),
        besides=tuple(step for step in steps if not step.awaited),
    )


def _addresses(task: Task, shown: CaseShown, steps: tuple[StepShown, ...]) -> Iterator[str]:
    """Where the name of a task leads: to what this person can do at it now, else to what it has given."""
    if task.status is TaskStatus.CANNOT_START:
        return
    own = f"/cases/{shown.case_id}"
    if task.name is TaskName.RECTIFICATION:
        yield f"{own}/{RECTIFICATION}"
    open_now = [step.address for step in steps if step.address and step.awaited]
    home = _HOMES.get(task.name)
    if home is not None and f"{own}/{home}" in [step.address for step in steps]:
        yield f"{own}/{home}"
    if task.name is TaskName.EVALUATION and shown.case.last(Evaluate) is not None:
        yield f"{own}/{RESULT}"
    yield from open_now
    imported = shown.case.last(ImportSubmission) is not None
    if task.name is TaskName.DATA_CHECK and imported:
        yield f"{own}/{QUESTIONS}"
    if task.name is TaskName.SITE_VISIT and imported:
        yield f"{own}/{SITE_VISIT}"
    if task.name is TaskName.PREASSESSMENT and task.done_on:
        yield f"{own}/{RESULT}"
    if task.name in (TaskName.SIGNING, TaskName.ISSUE) and draft(shown.case) is not None:
        yield f"{own}/{DECISION}"
    if task.name is TaskName.PUBLICITY and publicity(shown.case) is not None:
        yield f"{own}/{PUBLICITY}"


def _views(case: Case) -> Iterator[tuple[str, Said]]:
    """What a case has to show besides its tasks."""
    if case.last(RequestSupplement) is not None:
        yield SUPPLEMENT, Said("补正通知", "supplement notices")
    if items_demanded(case):
        yield RECTIFICATION, Said("整改事项", "items to put right")
    if case.last(Evaluate) is not None:
        yield ROUNDS, Said("各轮评价对照", "rounds side by side")
    if case.last(Issue) is not None:
        yield APPEALS, Said("申诉", "appeals")


_HOMES: Mapping[TaskName, str] = {
    TaskName.IMPORT: IMPORT,
    TaskName.DATA_CHECK: QUESTIONS,
    TaskName.SITE_VISIT: SITE_VISIT,
    TaskName.PUBLICITY: PUBLICITY,
}
_TAGS: Mapping[TaskStatus, tags.Tag] = {
    TaskStatus.NOT_STARTED: tags.TaskStatus.NOT_STARTED.value,
    TaskStatus.UNDER_WAY: tags.TaskStatus.GOING.value,
    TaskStatus.DONE: tags.TaskStatus.DONE.value,
    TaskStatus.CANNOT_START: tags.TaskStatus.BLOCKED.value,
    TaskStatus.TROUBLED: tags.TaskStatus.PROBLEM.value,
}
