"""Tables `job` and `job_item`: long work, who works on it, how far it is and what came of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, one_of
from service.vocabulary.job import ItemState, JobState


class JobRow(Table, table=True):
    """One job. A running one has a worker and a lease, no other has; token only ever grows."""

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("kind", "owner", "idempotency_key"),
        one_of("state", JobState),
        CheckConstraint("(state = 'running') = (lease_until IS NOT NULL)", name="lease"),
        CheckConstraint("(state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)", name="finished"),
        CheckConstraint("(state = 'failed') = (error_code <> '')", name="error"),
        CheckConstraint("attempts >= 0 AND attempts <= max_attempts", name="attempts"),
        CheckConstraint("token >= 0", name="token"),
        CheckConstraint("NOT (cancel_asked AND state IN ('queued', 'done'))", name="cancel_asked"),
        Index("ix_job_state", "state", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    args_json: str = Field(sa_type=Text)
    owner: str
    created_by: int | None = Field(default=None, foreign_key="person.id")
    jurisdiction: str
    idempotency_key: str | None
    state: str
    done: int
    total: int | None
    message_zh: str = Field(sa_type=Text)
    message_en: str = Field(sa_type=Text)
    token: int
    attempts: int
    max_attempts: int
    worker: str
    beat_at: datetime | None = Field(sa_type=Instant)
    lease_until: datetime | None = Field(sa_type=Instant)
    not_before: datetime | None = Field(sa_type=Instant)
    cancel_asked: bool
    created_at: datetime = Field(sa_type=Instant)
    started_at: datetime | None = Field(sa_type=Instant)
    finished_at: datetime | None = Field(sa_type=Instant)
    result_json: str = Field(sa_type=Text)
    error_code: str
    error_zh: str = Field(sa_type=Text)
    error_en: str = Field(sa_type=Text)


class JobItemRow(Table, table=True):
    """One item of a job; what came of it is there once."""

    __tablename__ = "job_item"
    __table_args__ = (
        UniqueConstraint("job_id", "key"),
        one_of("state", ItemState),
        CheckConstraint("(state = 'failed') = (error_code <> '')", name="error"),
        CheckConstraint("(state = 'done') = (result_json <> '')", name="result"),
    )

    job_id: int = Field(foreign_key="job.id", primary_key=True)
    position: int = Field(primary_key=True)
    key: str
    state: str
    result_json: str = Field(sa_type=Text)
    error_code: str
    error_zh: str = Field(sa_type=Text)
    error_en: str = Field(sa_type=Text)
    finished_at: datetime | None = Field(sa_type=Instant)
