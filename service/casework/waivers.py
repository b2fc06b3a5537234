"""Waivers: proposed by an assessor, granted by an approver, in force until they expire or are revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver, RevokeWaiver
from service.casework.case import Case, Recorded
from service.casework.rectification import opened_items


@dataclass(frozen=True, slots=True)
class WaiverRecord:
    """One waiver with what became of it."""

    proposed: Recorded[ProposeWaiver]
    granted: Recorded[GrantWaiver] | None
    revoked: Recorded[RevokeWaiver] | None

    @property
    def stands(self) -> bool:
        """Granted and not revoked; it may have expired."""
        return self.granted is not None and self.revoked is None

    def in_force(self, on: date) -> bool:
        """Whether it stands and has not expired on a day; its last day counts."""
        return self.stands and on <= self.proposed.act.until


def waivers(case: Case) -> tuple[WaiverRecord, ...]:
    """Every waiver ever proposed, in order."""
    granted = {one.act.waiver: one for one in case.of(GrantWaiver)}
    revoked = {one.act.waiver: one for one in case.of(RevokeWaiver)}
    return tuple(WaiverRecord(one, granted.get(one.seq), revoked.get(one.seq)) for one in case.of(ProposeWaiver))


def grantable(case: Case, on: date) -> tuple[WaiverRecord, ...]:
    """Those that wait for consent and can still be granted on a day."""
    opened = opened_items(case)
    return tuple(
        one
        for one in waivers(case)
        if one.granted is None
        and one.revoked is None
        and on <= one.proposed.act.until
        and not (opened is not None and opened.closed_to_waivers(one.proposed.act.subject))
    )


def waiver(case: Case, number: int) -> WaiverRecord | None:
    """The waiver proposed by the act of that number, None when that act proposed none."""
    return next((one for one in waivers(case) if one.proposed.seq == number), None)
