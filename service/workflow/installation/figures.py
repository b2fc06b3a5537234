"""Figures of an installation for whoever watches over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.settings import Settings
from service.storage.audit_heads import newest_head
from service.storage.job_figures import job_counts, waiting_since
from service.vocabulary.job import JobState
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Figures:
    """jobs: (kind, state) → how many; waiting: how long the oldest queued job has been waiting, zero where none is;
    head_age: since the last signed head of the audit trail, None without one."""

    jobs: Mapping[tuple[str, JobState], int]
    waiting: timedelta
    head_age: timedelta | None


def figures(settings: Settings, now: datetime) -> Figures:
    """The state of this moment.

    Raises:
        StorageError: the database cannot be reached, or is not migrated.
    """
    with opened(settings) as database, database.reading() as session:
        head, since = newest_head(session), waiting_since(session, now)
        jobs = job_counts(session)
    age = now - datetime.fromisoformat(head.ts_utc) if head else None
    return Figures(jobs, now - since if since else timedelta(), age)
