"""How many jobs there are in each state, and since when the oldest of them waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session

from service.storage.jobs import JOBS
from service.vocabulary.job import JobState


def job_counts(session: Session) -> Mapping[tuple[str, JobState], int]:
    """(kind, state) → how many; what there is none of is left out."""
    chosen = select(JOBS.c.kind, JOBS.c.state, func.count()).group_by(JOBS.c.kind, JOBS.c.state)
    rows = session.connection().execute(chosen.order_by(JOBS.c.kind, JOBS.c.state))
    return {(kind, JobState(state)): count for kind, state, count in rows}


def waiting_since(session: Session, now: datetime) -> datetime | None:
    """When the oldest job was asked for that could be begun now; None where none waits. One that was put off waits from
    the moment it may be tried again."""
    since = func.coalesce(JOBS.c.not_before, JOBS.c.created_at)
    may_begin = or_(JOBS.c.not_before.is_(None), JOBS.c.not_before <= now)
    chosen = select(since).where(JOBS.c.state == JobState.QUEUED.value, may_begin).order_by(since).limit(1)
    found: datetime | None = session.connection().execute(chosen).scalar_one_or_none()
    return found
