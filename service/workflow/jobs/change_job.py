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
from service.vocabulary.person import Person
from service.workflow.access.targets import place_of_job, seen_job
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_rights import require_right
from service.workflow.people.acting import acting


def cancel_job(settings: Settings, number: int, by: str, at: datetime, scope: Scope = EVERYTHING) -> Job:
    """The job, cancelled if it was queued; a running one ends as soon as its worker has heard of it.

    Raises:
        Fault: there is none in the scope, they may not ask for a job of that kind, or it has ended. StorageError: see
        opened.
    """
    return _changed(settings, number, "cancel", by, at, scope, lambda session, _: jobs.cancel(session, number, at))


def retry_job(settings: Settings, number: int, by: str, at: datetime, scope: Scope = EVERYTHING) -> Job:
    """The job, queued again; what is done of it stays done, and the rest is done in the name of whoever asks now. Who
    runs the program acts for nobody: it stays with whoever asked before.

    Raises:
        Fault: there is none in the scope, they may not ask for a job of that kind, or there is nothing to do again.
        StorageError: see opened.
    """

    def change(session: Session, who: Person | None) -> Job:
        return jobs.retry(session, number, None if who is None else who.id)

    return _changed(settings, number, "retry", by, at, scope, change)


def _changed(
    settings: Settings,
    number: int,
    action: str,
    by: str,
    at: datetime,
    scope: Scope,
    change: Callable[[Session, Person | None], Job],
) -> Job:
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, f"job.{action}", "job", str(number))

        def work(session: Session) -> tuple[Job, AuditEvent]:
            job = seen_job(session, number, scope)
            require_right(who, job.asked.kind, place_of_job(job))
            return change(session, who), event

        return audited(settings, database, event, work)
