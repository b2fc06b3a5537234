"""What a case asks of its park: what exactly, until when, where it is done, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from service.casework.acts import application, carrying_out, decision, submission
from service.casework.acts.act import Act
from service.casework.next_steps import Step
from service.casework.progress_ledger import progress_ledger
from service.casework.questions import open_questions
from service.casework.rectification import items_to_rectify
from service.casework.turn import awaited_now
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.web.cases.step import StepShown, step_shown
from service.workflow.cases.show_case import CaseShown


@dataclass(frozen=True, slots=True)
class ParkTask:
    """One act that is open to the park. detail: how much is to be done; then: what comes of it."""

    step: StepShown
    detail: Said | None
    then: Said


@dataclass(frozen=True, slots=True)
class ParkTasks:
    """now: what the case waits for; besides: what may be done at any time; others: whom it waits for otherwise."""

    now: tuple[ParkTask, ...]
    besides: tuple[ParkTask, ...]
    others: tuple[StepShown, ...]


def park_tasks(shown: CaseShown, person: Person) -> ParkTasks:
    """Of a case, for its submitter."""
    tasks = [
        (step, ParkTask(step_shown(shown.case_id, step, person, shown.on), _detail(step.act, shown), THEN[step.act]))
        for step in _own(shown)
    ]
    due = shown.reports_due and _missing(shown)
    awaited = {
        step.act: task for step, task in tasks if step.awaited or (due and step.act is carrying_out.ReportProgress)
    }
    now = tuple(_once(awaited))
    return ParkTasks(
        now=now,
        besides=tuple(task for _, task in tasks if task not in now),
        others=tuple(_others(shown, person)),
    )


def _once(awaited: Mapping[type[Act], ParkTask]) -> Iterator[ParkTask]:
    """Replies are written and handed in on one page, and are one thing to do: handing in, once that is possible."""
    handing_in, reporting = awaited.get(carrying_out.HandInReplies), awaited.get(carrying_out.ReportItem)
    twice = None
    if handing_in is not None and reporting is not None:
        twice = reporting if handing_in.step.address else handing_in
    yield from (task for task in awaited.values() if task is not twice)


def _own(shown: CaseShown) -> Iterator[Step]:
    return (step for step in shown.outlook.steps if Role.SUBMITTER in step.roles)


def _others(shown: CaseShown, person: Person) -> Iterator[StepShown]:
    """What stands in the way of offices is theirs to know; for what waits for the park first, nobody waits for them."""
    for step in awaited_now(shown.outlook):
        if Role.SUBMITTER not in step.roles:
            one = step_shown(shown.case_id, step, person, shown.on)
            yield replace(one, address="", why=())


def _detail(act: type[Act], shown: CaseShown) -> Said | None:
    count = _COUNTS.get(act)
    return count(shown) if count is not None else None


def _unanswered(shown: CaseShown) -> Said | None:
    left = sum(one.answer is None for one in open_questions(shown.case))
    return Said(f"{left} 项待答复", f"{left} to be answered") if left else None


def _unreported(shown: CaseShown) -> Said | None:
    left = sum(one.report is None for one in items_to_rectify(shown.case))
    return Said(f"{left} 项待报告完成", f"{left} to be reported done") if left else None


def _missing_told(shown: CaseShown) -> Said | None:
    years = _missing(shown)
    zh, en = "、".join(map(str, years)), ", ".join(map(str, years))
    return Said(f"{zh} 年还没有报送", f"{en} not filed yet") if years else None


def _missing(shown: CaseShown) -> tuple[int, ...]:
    return progress_ledger(shown.case, shown.reports_due, shown.on).missing


_COUNTS: Mapping[type[Act], Callable[[CaseShown], Said | None]] = {
    submission.AnswerQuestion: _unanswered,
    carrying_out.ReportItem: _unreported,
    carrying_out.ReportProgress: _missing_told,
}
THEN: Mapping[type[Act], Said] = {
    application.AssignProject: Said("记入案卷，核查时对照", "goes on record for the site visit"),
    application.Apply: Said("设区市初审，受理后导入评估工作簿", "the city reviews it, then the workbook is taken in"),
    application.Withdraw: Said("本次申请不再办理，可以重新申请", "it is dealt with no more; you may apply again"),
    submission.ImportSubmission: Said(
        "先看出每一处填报问题，确认后评估员核对，有存疑的请您答复",
        "you see every fault first; once confirmed, assessors check it and ask you where something is in question",
    ),
    submission.AnswerQuestion: Said(
        "评估员认定；不采信的会再请您答复", "assessors rule on it; where it is not accepted you are asked again"
    ),
    decision.LodgeAppeal: Said("由审批人决定，成立的重新评价", "approvers decide it; if upheld, all is evaluated anew"),
    decision.WithdrawAppeal: Said(
        "申诉不再办理，期限以内可以再提出", "it is dealt with no more; within the time you may appeal again"
    ),
    carrying_out.PrepareReply: Said(
        "只是存下，各项都填好以后一并报送", "it is only saved; once all are filled in they are handed in together"
    ),
    carrying_out.HandInReplies: Said(
        "作为本园区的报告，此后复评，只看整改事项", "they are your report; only these items are then evaluated again"
    ),
    carrying_out.ReportItem: Said(
        "全部报告后复评，只看整改事项", "once all are reported, only these items are evaluated again"
    ),
    carrying_out.ReportProgress: Said(
        "归入案卷；报告的困难转有关部门支持", "goes on record; difficulties are passed on for support"
    ),
    carrying_out.SolveDifficulty: Said("这项困难不再列为待支持", "it is no longer listed as open"),
    carrying_out.LinkEvidence: Said("供核查时对照", "for the site visit to look at"),
}
"""Every act of a park → what comes of it."""
