"""What a backup would bring back to life, though it was over long ago or nobody wants it by now: ended for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from service.access.sessions import Ended
from service.storage.jobs import NO_LEASE
from service.storage.tables.account import AccountRow
from service.storage.tables.job import JobRow
from service.storage.tables.one_time_code import OneTimeCodeRow
from service.storage.tables.request_key import RequestKeyRow
from service.storage.tables.user_session import ConfirmationRow, UserSessionRow
from service.vocabulary.job import ENDED, JobState
from service.vocabulary.language import Said

_WHY = Said(
    "从备份恢复时取消；仍然需要的，请重试", "cancelled as a backup was restored; ask for it again if it is still needed"
)


@dataclass(frozen=True, slots=True)
class Revived:
    """How many of each were ended, and the numbers of the jobs."""

    sessions: int
    confirmations: int
    codes: int
    requests: int
    jobs: tuple[int, ...]


def end_revived(session: Session, at: datetime, totp_step: int) -> Revived:
    """End what was open when the backup was made: sessions with their confirmations, unused one-time and recovery
    codes, request keys, and jobs; and let no code of a second factor up to `totp_step` be used again."""
    connection = session.connection()
    row = UserSessionRow
    open_sessions = update(row).where(col(row.ended).is_(None))
    unused = delete(OneTimeCodeRow).where(col(OneTimeCodeRow.used_at).is_(None))
    ended = Revived(
        sessions=connection.execute(open_sessions.values(ended=Ended.BY_ADMINISTRATOR.value, ended_at=at)).rowcount,
        confirmations=connection.execute(delete(ConfirmationRow)).rowcount,
        codes=connection.execute(unused).rowcount,
        requests=connection.execute(delete(RequestKeyRow)).rowcount,
        jobs=_cancelled(session, at),
    )
    earlier = col(AccountRow.totp_step) < totp_step
    connection.execute(update(AccountRow).where(earlier).values(totp_step=totp_step))
    return ended


def _cancelled(session: Session, at: datetime) -> tuple[int, ...]:
    """A worker that still holds one of them has a token that is no longer right."""
    going = col(JobRow.state).not_in([state.value for state in ENDED])
    numbers = [row.id for row in session.exec(select(JobRow).where(going).order_by(col(JobRow.id))) if row.id]
    values = {
        "state": JobState.CANCELLED.value,
        "finished_at": at,
        "token": col(JobRow.token) + 1,
        "not_before": None,
        "message_zh": _WHY.zh,
        "message_en": _WHY.en,
        **NO_LEASE,
    }
    session.connection().execute(update(JobRow).where(going).values(**values))
    return tuple(numbers)
