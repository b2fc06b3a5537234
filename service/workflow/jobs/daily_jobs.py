"""Jobs that nobody asks for: once a day, and once more after a migration, however many workers there are."""

from __future__ import annotations

from collections.abc import Callable

from service.settings import Settings
from service.storage import jobs
from service.storage.clock import Clock, database_now
from service.storage.database import Database, Session
from service.storage.revision import head
from service.vocabulary.day import day_of
from service.vocabulary.job import NewJob
from service.workflow.audit.audited import attempt
from service.workflow.jobs.renew_evaluations import RENEW_EVALUATIONS
from service.workflow.jobs.renew_overview import RENEW_OVERVIEW
from service.workflow.jobs.renew_turns import RENEW_TURNS
from service.workflow.jobs.submit_job import put
from service.workflow.jobs.sweep_files import SWEEP_FILES

_DAILY = (RENEW_TURNS, RENEW_EVALUATIONS, RENEW_OVERVIEW, SWEEP_FILES)
_OWNER = "worker"
"""Of none of the accounts that workers run under, so that the key is the same for all of them. The revision is part of
it, as a migration may bring columns that these jobs fill."""


def queueing_daily(settings: Settings, database: Database, clock: Clock = database_now) -> Callable[[], None]:
    """What a worker does now and then: queue what is due today and not yet on record."""

    def due(session: Session) -> list[NewJob]:
        key = f"{day_of(clock(session))} {head()}"
        wished = (NewJob(kind=kind, arguments_json="{}", owner=_OWNER, key=key) for kind in _DAILY)
        return [asked for asked in wished if jobs.with_key(session, asked) is None]

    def work(session: Session) -> None:
        for asked in due(session):
            put(session, settings, asked, attempt(None, clock(session), "job.submit", "job", asked.kind))

    def queue() -> None:
        with database.reading() as session:
            if not due(session):
                return
        database.write(work)

    return queue
