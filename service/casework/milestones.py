"""What the case of a park tells the registry: the plan approved, yearly reports handed in, the retrofit accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.decision import Issue
from service.casework.case import Case
from service.casework.plan import original_plan
from service.casework.signing import draft
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.programme import PROGRESS_REPORT, Filing, Programme

_DECIDED = (State.ISSUED, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Milestones:
    """carried_out: the day the first version of the plan was approved, as carrying out begins with approval
    (通知三(三)); accepted: the day of the document by which the park passed. None where that has not come."""

    case: str
    state: State
    carried_out: date | None
    accepted: date | None


def milestones(case_id: str, case: Case) -> Milestones:
    """What the acts have led to. A decision that fell on appeal accepts nothing."""
    plan = original_plan(case)
    return Milestones(case_id, case.state, plan.act.decided_on if plan is not None else None, _accepted(case))


def reports(case: Case, park: str, programme: Programme) -> Iterator[Filing]:
    """The yearly reports of a case, as filings for the duties of the programme that they meet. park: id."""
    for duty in programme.duties:
        if duty.act == PROGRESS_REPORT:
            for one in case.of(ReportProgress):
                act, place = one.act, case.opened.jurisdiction
                yield Filing(programme.id, duty.id, str(act.year), place, park, act.filed_on, f"#{one.seq}")


def _accepted(case: Case) -> date | None:
    drafted, issued = draft(case), case.last_of_round(Issue)
    if case.state not in _DECIDED or drafted is None or issued is None:
        return None
    return issued.act.dated if drafted.act.decision is Recommendation.PASS else None
