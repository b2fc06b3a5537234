"""Every appeal of a case with its decision: a path of its own beside rectification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from service.casework.acts.decision import DecideAppeal, LodgeAppeal, WithdrawAppeal
from service.casework.case import Case, Recorded
from service.casework.procedure import Procedure
from service.casework.rounds import Round, rounds


@dataclass(frozen=True, slots=True)
class AppealRecord:
    """An appeal, the round whose decision it is against, by when it has to be decided, and what ended it: the decision
    or its withdrawal, both None while it waits."""

    lodged: Recorded[LodgeAppeal]
    against: Round
    due: date
    decided: Recorded[DecideAppeal] | None
    withdrawn: Recorded[WithdrawAppeal] | None

    @property
    def waits(self) -> bool:
        """Whether it is neither decided nor withdrawn."""
        return self.decided is None and self.withdrawn is None

    def late(self, today: date) -> int:
        """The days it was decided late, or is late today; 0 where it is not, or was withdrawn."""
        ended = self.decided.day if self.decided is not None else today
        return max((ended - self.due).days, 0) if self.withdrawn is None else 0


def appeals(case: Case, procedure: Procedure) -> tuple[AppealRecord, ...]:
    """All appeals in order; at most one of them waits."""
    every, lodged = rounds(case), case.of(LodgeAppeal)
    days, ends = timedelta(days=procedure.appeal_reply_days), [*(one.seq for one in lodged), case.version + 1][1:]
    return tuple(
        AppealRecord(
            lodged=one,
            against=[round_ for round_ in every if round_.began < one.seq][-1],
            due=one.day + days,
            decided=next((made for made in case.of(DecideAppeal, one.seq) if made.seq < end), None),
            withdrawn=next((made for made in case.of(WithdrawAppeal, one.seq) if made.seq < end), None),
        )
        for one, end in zip(lodged, ends, strict=True)
    )
