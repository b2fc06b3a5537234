"""Objections during publicity and appeals after the issue, settled or not."""

from __future__ import annotations

from service.casework.acts.decision import DecideAppeal, LodgeAppeal, LodgeObjection, SettleObjection
from service.casework.case import Case, Recorded


def unsettled_objections(case: Case) -> tuple[Recorded[LodgeObjection], ...]:
    """The objections nobody has dismissed or upheld."""
    settled = {one.act.objection for one in case.of(SettleObjection)}
    return tuple(one for one in case.of(LodgeObjection) if one.seq not in settled)


def pending_appeal(case: Case) -> Recorded[LodgeAppeal] | None:
    """The appeal that waits for a decision, None when none does."""
    lodged = case.last(LodgeAppeal)
    return lodged if lodged is not None and case.last(DecideAppeal, lodged.seq) is None else None
