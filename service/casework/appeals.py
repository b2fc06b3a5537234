"""Every appeal of a case with its decision: a path of its own beside rectification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from service.casework.acts.decision import DecideAppeal, LodgeAppeal
from service.casework.case import Case, Recorded
from service.casework.procedure import Procedure
from service.casework.rounds import Round, rounds


@dataclass(frozen=True, slots=True)
class AppealRecord:
    """An appeal, the round whose decision it is against, by when it has to be decided, and the decision, None while
    there is none."""

    lodged: Recorded[LodgeAppeal]
    against: Round
    due: date
    decided: Recorded[DecideAppeal] | None

    def late(self, today: date) -> int:
        """The days it was decided late, or is late today; 0 where it is not."""
        return max(((self.decided.day if self.decided is not None else today) - self.due).days, 0)


def appeals(case: Case, procedure: Procedure) -> tuple[AppealRecord, ...]:
    """All appeals in order; at most one of them waits."""
    every, decisions = rounds(case), case.of(DecideAppeal)
    days = timedelta(days=procedure.appeal_reply_days)
    return tuple(
        AppealRecord(
            lodged=one,
            against=[round_ for round_ in every if round_.began < one.seq][-1],
            due=one.day + days,
            decided=next((decided for decided in decisions if decided.seq > one.seq), None),
        )
        for one in case.of(LodgeAppeal)
    )
