"""What the case of a park tells the registry: the plan approved, yearly reports handed in, the retrofit accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from service.casework.acts.act import Act
from service.casework.acts.application import RecordPlan
from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.decision import Issue
from service.casework.acts.evaluation import DraftDecision
from service.casework.case import Recorded
from service.casework.plan_record import approved_versions
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.programme import PROGRESS_REPORT, Filing, Programme

KINDS = ("record_plan", PROGRESS_REPORT, "draft_decision", "issue")
"""The acts that these questions need; they are answered without folding the case, for thousands of cases at once."""

_DECIDED = (State.ISSUED, State.CLOSED)

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Milestones:
    """carried_out: the day the first version of the plan was approved, as carrying out begins with approval
    (通知三(三)); accepted: the day of the document by which the park passed. None where that has not come."""

    case: str
    state: State
    carried_out: date | None
    accepted: date | None


def milestones(case: str, state: State, acts: Sequence[Recorded[Act]]) -> Milestones:
    """What the acts of these KINDS, in order, have led to. A decision that fell on appeal accepts nothing."""
    approved = approved_versions([(one.seq, one.act) for one in acts if isinstance(one.act, RecordPlan)])
    return Milestones(case, state, approved[0][1].decided_on if approved else None, _accepted(state, acts))


def reports(acts: Iterable[Recorded[Act]], park: str, jurisdiction: str, programme: Programme) -> Iterator[Filing]:
    """The yearly reports among the acts, as filings for the duties of the programme that they meet. park: id."""
    named = [duty for duty in programme.duties if duty.act == PROGRESS_REPORT]
    for one in acts:
        if isinstance(one.act, ReportProgress):
            period, filed_on, document = str(one.act.year), one.act.filed_on, f"#{one.seq}"
            for duty in named:
                yield Filing(programme.id, duty.id, period, jurisdiction, park, filed_on, document)


def _of(acts: Iterable[Recorded[Act]], kind: type[A]) -> list[A]:
    return [one.act for one in acts if isinstance(one.act, kind)]


def _accepted(state: State, acts: Sequence[Recorded[Act]]) -> date | None:
    """Where a decision stands, the last draft and the last document are its own."""
    drafted, issued = _of(acts, DraftDecision), _of(acts, Issue)
    if state not in _DECIDED or not drafted or not issued:
        return None
    return issued[-1].dated if drafted[-1].decision is Recommendation.PASS else None
