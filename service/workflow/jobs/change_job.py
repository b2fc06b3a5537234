"""Cancel a job, or ask for it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from service.access.scope import EVERYTHING, Scope
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import jobs
from service.storage.database import Session
from service.vocabulary.job import Job
from service.workflow.access.targets import seen_job
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.people.acting import acting


def cancel_job(settings: Settings, number: int, by: str, at: datetime, scope: Scope = EVERYTHING) -> Job:
    """The job, cancelled if it was queued; a running one ends as soon as its worker has heard of it.

    Raises:
        Fault: there is none in the scope, or it has ended. StorageError: see opened.
    """
    return _changed(settings, number, "cancel", by, at, scope, lambda session: jobs.cancel(session, number, at))


def retry_job(settings: Settings, number: int, by: str, at: datetime, scope: Scope = EVERYTHING) -> Job:
    """The job, queued again; what is done of it stays done.

    Raises:
        Fault: there is none in the scope, or nothing to do again. StorageError: see opened.
    """
    return _changed(settings, number, "retry", by, at, scope, lambda session: jobs.retry(session, number))


def _changed(
    settings: Settings, number: int, action: str, by: str, at: datetime, scope: Scope, change: Callable[[Session], Job]
) -> Job:
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, f"job.{action}", "job", str(number))

        def work(session: Session) -> tuple[Job, AuditEvent]:
            seen_job(session, number, scope)
            return change(session), event

        return audited(settings, database, event, work)
