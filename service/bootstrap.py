"""The composition root: from the settings of an installation to what runs on it."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

from service.jobs.pace import USUAL, Pace
from service.jobs.worker import Worker
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.errors import passes
from service.workflow.jobs.daily_jobs import queueing_daily
from service.workflow.jobs.job_store import LEASE, RecordedJobs
from service.workflow.jobs.kinds import kinds
from service.workflow.jobs.on_behalf import on_behalf


def worker(settings: Settings, database: Database, pace: Pace = USUAL, lease: timedelta = LEASE) -> Worker[Session]:
    """A worker for all kinds of jobs, on a database that stays open as long as it runs (held_open).

    Raises:
        StorageError: the signing key of the audit trail is missing or unusable.
    """
    name = f"{socket.gethostname()}:{os.getpid()}"
    store = RecordedJobs(settings, database, name, lease)
    return Worker(
        store,
        kinds(settings),
        pace,
        passes=passes,
        around=on_behalf(database),
        chore=queueing_daily(settings, database),
    )
