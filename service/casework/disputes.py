"""Publicity and objections before the issue, appeals after it."""

from __future__ import annotations

from datetime import date, timedelta

from service.casework.acts.decision import (
    DecideAppeal,
    Issue,
    LodgeAppeal,
    LodgeObjection,
    Publish,
    SettleObjection,
    WithdrawAppeal,
)
from service.casework.case import Case, Recorded
from service.casework.procedure import Procedure
from service.casework.signing import draft, signatures


def publicity(case: Case) -> Publish | None:
    """The publicity of the present decision, None when there was none."""
    drafted = draft(case)
    published = case.last(Publish, drafted.seq) if drafted is not None else None
    return published.act if published is not None else None


def publicity_annulled(case: Case, published: Recorded[Publish]) -> bool:
    """Whether the decision made public was taken back before it was issued."""
    after = next((one for one in case.acts[published.seq :] if isinstance(one.act, Publish | Issue)), None)
    if after is not None:
        return isinstance(after.act, Publish)
    drafted = draft(case)
    return drafted is None or drafted.seq > published.seq


def earliest_to_issue(case: Case) -> date | None:
    """The first day that the document may bear: none before the draft, the last standing signature and the last settled
    objection, the day after the publicity; None when no decision is drafted."""
    drafted, published = draft(case), publicity(case)
    if drafted is None:
        return None
    signed = [one.recorded.day for one in signatures(case) if one.stands]
    settled = [one.day for one in case.of(SettleObjection, drafted.seq)]
    over = [published.last_day + timedelta(days=1)] if published is not None else []
    return max([drafted.day, *signed, *settled, *over])


def last_day_to_appeal(case: Case, procedure: Procedure) -> date | None:
    """The last day on which the decision of the present round can be appealed against, None when none is issued."""
    issued = case.last_of_round(Issue)
    return last_day_against(issued, procedure) if issued is not None else None


def last_day_against(issued: Recorded[Issue], procedure: Procedure) -> date:
    """The same of one issued decision. Counted from the date of the document, or from the day it was recorded as issued
    where that is later: nobody could appeal before."""
    return max(issued.act.dated, issued.day) + timedelta(days=procedure.appeal_days)


def unsettled_objections(case: Case) -> tuple[Recorded[LodgeObjection], ...]:
    """The objections nobody has dismissed or upheld."""
    settled = {one.act.objection for one in case.of(SettleObjection)}
    return tuple(one for one in case.of(LodgeObjection) if one.seq not in settled)


def standing_appeal(case: Case) -> Recorded[LodgeAppeal] | None:
    """The appeal against the decision of the present round, decided or not; one that was withdrawn does not count."""
    lodged = case.last_of_round(LodgeAppeal)
    return lodged if lodged is not None and case.last(WithdrawAppeal, lodged.seq) is None else None


def pending_appeal(case: Case) -> Recorded[LodgeAppeal] | None:
    """The appeal that waits for a decision, None when none does."""
    lodged = standing_appeal(case)
    return lodged if lodged is not None and case.last(DecideAppeal, lodged.seq) is None else None
