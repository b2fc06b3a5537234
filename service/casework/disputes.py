"""Publicity and objections before the issue, appeals after it."""

from __future__ import annotations

from datetime import date, timedelta

from service.casework.acts.decision import DecideAppeal, Issue, LodgeAppeal, LodgeObjection, Publish, SettleObjection
from service.casework.case import Case, Recorded
from service.casework.procedure import Procedure
from service.casework.signing import draft


def publicity(case: Case) -> Publish | None:
    """The publicity of the present decision, None when there was none."""
    drafted = draft(case)
    published = case.last(Publish, drafted.seq) if drafted is not None else None
    return published.act if published is not None else None


def last_day_to_appeal(case: Case, procedure: Procedure) -> date | None:
    """The last day on which the issued decision can be appealed against, None when none is issued."""
    issued = case.last_of_round(Issue)
    return issued.act.dated + timedelta(days=procedure.appeal_days) if issued is not None else None


def unsettled_objections(case: Case) -> tuple[Recorded[LodgeObjection], ...]:
    """The objections nobody has dismissed or upheld."""
    settled = {one.act.objection for one in case.of(SettleObjection)}
    return tuple(one for one in case.of(LodgeObjection) if one.seq not in settled)


def pending_appeal(case: Case) -> Recorded[LodgeAppeal] | None:
    """The appeal that waits for a decision, None when none does."""
    lodged = case.last(LodgeAppeal)
    return lodged if lodged is not None and case.last(DecideAppeal, lodged.seq) is None else None
