"""A case as one list of tasks: how far each has come, when it was done, why it cannot start or what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service.casework.acts import application, carrying_out, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.casework.conditions.condition import Standing
from service.casework.disputes import publicity
from service.casework.labels import LABELS
from service.casework.next_steps import Outlook, Step
from service.casework.signing import draft, missing_opinions, missing_signatures
from service.casework.state import BEFORE_DECISION, State
from service.casework.tasks import HOMES, TaskName, TaskStatus
from service.casework.transitions import TRANSITIONS
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class Task:
    """One task. notes: why it cannot start, what is wrong, or how far it has come; done_on: when it was finished, None
    while it is not; steps: what can be done at it now, none where it cannot start."""

    name: TaskName
    status: TaskStatus
    notes: tuple[Said, ...]
    done_on: date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TaskList:
    """All tasks in their order; besides: what can be done in the case without belonging to a task."""

    tasks: tuple[Task, ...]
    besides: tuple[Step, ...]


def task_list(standing: Standing, outlook: Outlook) -> TaskList:
    """The tasks of a case as it stands. outlook: what can happen next, of the same case and day."""
    names = tuple(name for name in TaskName if name is not TaskName.PUBLICITY or _has_publicity(standing))
    present = _present(standing)
    steps = _placed(outlook.steps, present)
    tasks = tuple(_task(name, present, standing, steps.get(name, ())) for name in names)
    return TaskList(tasks, steps.get(None, ()))


def _task(name: TaskName, present: TaskName | None, standing: Standing, steps: tuple[Step, ...]) -> Task:
    if name is TaskName.RECTIFICATION:
        return _rectification(present, standing, steps)
    order = list(TaskName)
    if present is not None and order.index(name) > order.index(present):
        why = Said(f"须先完成“{present.said.zh}”", f"“{present.said.en}” has to be done first")
        return Task(name, TaskStatus.CANNOT_START, (why,), None, ())
    troubles = tuple(_troubles(name, present, standing, steps))
    if name is present:
        status = TaskStatus.UNDER_WAY if _STARTED[name](standing) else TaskStatus.NOT_STARTED
        return Task(name, TaskStatus.TROUBLED if troubles else status, troubles, None, steps)
    done_on = _finished(standing.case, *_FINISHING[name])
    return Task(name, TaskStatus.TROUBLED if troubles else TaskStatus.DONE, troubles, done_on, steps)


def _rectification(present: TaskName | None, standing: Standing, steps: tuple[Step, ...]) -> Task:
    name, case = TaskName.RECTIFICATION, standing.case
    began = case.last(carrying_out.OpenReevaluation)
    if present is name:
        troubles = tuple(_troubles(name, present, standing, steps))
        return Task(name, TaskStatus.TROUBLED if troubles else TaskStatus.UNDER_WAY, troubles, None, steps)
    if began is not None and case.state not in (State.ISSUED, State.CLOSED):
        note = Said(f"正在复评（第 {case.round} 轮评价）", f"being evaluated again (round {case.round})")
        return Task(name, TaskStatus.UNDER_WAY, (note,), None, steps)
    if began is not None:
        return Task(name, TaskStatus.DONE, (), began.day, steps)
    why = _NOTHING_TO_RECTIFY if case.state in (State.ISSUED, State.CLOSED) else _NOT_DECIDED
    return Task(name, TaskStatus.CANNOT_START, (why,), None, ())


_NOT_DECIDED = Said("须先发文，且决定为限期整改", "only after a decision that demands rectification is issued")
_NOTHING_TO_RECTIFY = Said("决定不是限期整改，没有整改事项", "the decision leaves nothing to put right")


def _placed(steps: Sequence[Step], present: TaskName | None) -> Mapping[TaskName | None, tuple[Step, ...]]:
    """Each step at its task; at the present one where its own cannot start yet."""
    order = list(TaskName)
    found: dict[TaskName | None, tuple[Step, ...]] = {}
    for step in steps:
        home = HOMES.get(step.act)
        if home is not None and present is not None and order.index(home) > order.index(present):
            home = present
        found[home] = (*found.get(home, ()), step)
    return found


def _has_publicity(standing: Standing) -> bool:
    return bool(standing.procedure.publicity_days) or publicity(standing.case) is not None


def _present(standing: Standing) -> TaskName | None:
    """The task the case is at; None when it is closed."""
    state = standing.case.state
    if state is State.SIGNING and not _unsigned(standing):
        return TaskName.PUBLICITY if _has_publicity(standing) else TaskName.ISSUE
    if state is State.PUBLICITY and _publicity_over(standing):
        return TaskName.ISSUE
    return _TASK_AT[state]


def _unsigned(standing: Standing) -> bool:
    case, procedure = standing.case, standing.procedure
    return bool(missing_signatures(case, procedure) or missing_opinions(case, procedure))


def _publicity_over(standing: Standing) -> bool:
    published = publicity(standing.case)
    return published is not None and published.last_day < standing.today


_TASK_AT: Mapping[State, TaskName | None] = {
    State.IMPLEMENTATION: TaskName.APPLICATION,
    State.REVIEW: TaskName.APPLICATION,
    State.WITHDRAWN: TaskName.APPLICATION,
    State.IMPORT: TaskName.IMPORT,
    State.SUPPLEMENT: TaskName.IMPORT,
    State.DATA_CHECK: TaskName.DATA_CHECK,
    State.PREASSESSMENT: TaskName.PREASSESSMENT,
    State.SITE_VISIT: TaskName.SITE_VISIT,
    State.EVALUATION: TaskName.EVALUATION,
    State.SIGNING: TaskName.SIGNING,
    State.PUBLICITY: TaskName.PUBLICITY,
    State.ISSUED: TaskName.ISSUE,
    State.RECTIFICATION: TaskName.RECTIFICATION,
    State.CLOSED: None,
}


def _any_of_round(*kinds: type[Act]) -> Callable[[Standing], bool]:
    return lambda standing: any(standing.case.last_of_round(kind) is not None for kind in kinds)


def _signing_begun(standing: Standing) -> bool:
    drafted = draft(standing.case)
    since = drafted.seq if drafted is not None else 0
    return any(standing.case.last(kind, since) is not None for kind in (decision.GiveOpinion, decision.Sign))


_STARTED: Mapping[TaskName, Callable[[Standing], bool]] = {
    TaskName.APPLICATION: lambda standing: standing.case.state is State.REVIEW,
    TaskName.IMPORT: lambda standing: False,
    TaskName.DATA_CHECK: lambda standing: True,
    TaskName.PREASSESSMENT: lambda standing: False,
    TaskName.SITE_VISIT: _any_of_round(
        site_visit.RecordJudgement, site_visit.ImportJudgements, site_visit.ScoreItem, site_visit.RecordVerification
    ),
    TaskName.EVALUATION: _any_of_round(evaluation.Evaluate),
    TaskName.SIGNING: _signing_begun,
    TaskName.PUBLICITY: lambda standing: standing.case.state is State.PUBLICITY,
    TaskName.ISSUE: lambda standing: standing.case.state is State.ISSUED,
}
"""Whether anything of the present task is done; an act that does it all at once leaves nothing half done."""

_FINISHING: Mapping[TaskName, tuple[type[Act], ...]] = {
    TaskName.APPLICATION: (application.AcceptApplication,),
    TaskName.IMPORT: (submission.ImportSubmission,),
    TaskName.DATA_CHECK: (submission.FinishDataCheck,),
    TaskName.PREASSESSMENT: (evaluation.PreAssess,),
    TaskName.SITE_VISIT: (site_visit.FinishSiteVisit,),
    TaskName.EVALUATION: (evaluation.DraftDecision,),
    TaskName.SIGNING: (decision.GiveOpinion, decision.Sign),
    TaskName.PUBLICITY: (decision.Publish,),
    TaskName.ISSUE: (decision.Issue,),
}


def _finished(case: Case, *kinds: type[Act]) -> date | None:
    """The day of the last act that finished a task; of the publicity its last day."""
    found = [one for kind in kinds if (one := case.last(kind)) is not None]
    if not found:
        return None
    last = max(found, key=lambda one: one.seq)
    return last.act.last_day if isinstance(last.act, decision.Publish) else last.day


def _troubles(name: TaskName, present: TaskName | None, standing: Standing, steps: Sequence[Step]) -> Iterator[Said]:
    case = standing.case
    if name is present:
        yield from _sent_back(case)
        yield from _overdue(steps, standing.today)
    if name is TaskName.IMPORT and case.state is State.SUPPLEMENT:
        yield from _to_supply(case)
    elif name is TaskName.IMPORT and case.state in BEFORE_DECISION:
        yield from _unusable(case)


def _sent_back(case: Case) -> Iterator[Said]:
    """Who sent the case back, where that is what brought it where it stands."""
    moved = next((one for one in reversed(case.acts) if _moves(one.act)), None)
    if moved is None or not (isinstance(moved.act, _BACK) or getattr(moved.act, "upheld", False)):
        return
    label, reason = LABELS[type(moved.act)], getattr(moved.act, "reason", "")
    yield Said(
        f"{moved.person.name}于 {moved.day} {label.zh}：{reason}",
        f"{moved.person.name} on {moved.day}: {label.en}: {reason}",
    )


def _moves(act: Act) -> bool:
    """Whether it brought the case to another state; a waiver that is revoked does so besides."""
    if TRANSITIONS[type(act)].leads is None or isinstance(act, evaluation.RevokeWaiver):
        return False
    return getattr(act, "upheld", True)


_BACK = (application.ReturnApplication, application.Withdraw, evaluation.SendBack, decision.DeclineToSign)


def _overdue(steps: Sequence[Step], today: date) -> Iterator[Said]:
    for step in steps:
        if step.due is not None and step.overdue(today):
            days = (today - step.due) // timedelta(days=1)
            yield Said(
                f"“{step.label.zh}”的期限是 {step.due}，已逾期 {days} 天",
                f"“{step.label.en}” was due on {step.due}, {days} days ago",
            )


def _to_supply(case: Case) -> Iterator[Said]:
    asked = case.last(evaluation.RequestSupplement)
    for item in asked.act.items if asked is not None else ():
        yield Said(f"须补正：{item}", f"to be supplied: {item}")


def _unusable(case: Case) -> Iterator[Said]:
    imported: Recorded[submission.ImportSubmission] | None = case.last(submission.ImportSubmission)
    if imported is not None and imported.act.problems:
        count = imported.act.problems
        yield Said(f"工作簿中有 {count} 处内容不能使用", f"{count} values of the workbook cannot be used")
