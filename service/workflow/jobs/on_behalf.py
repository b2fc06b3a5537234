"""What a job does, it does for whoever asked: their rights hold, and the audit trail names them and the job."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from service.storage import people
from service.storage.database import Database
from service.vocabulary.job import Job
from service.workflow.access.targets import place_of_job
from service.workflow.audit.origin import JOB, Origin, coming_from
from service.workflow.jobs.job_rights import require_right


def job_request(number: int) -> str:
    """How the audit trail names a job as the source of what was done."""
    return f"{JOB}{number}"


def on_behalf(database: Database) -> Callable[[Job], AbstractContextManager[None]]:
    """Around the work on a job.

    Raises:
        Fault, on entering: whoever asked may not any more.
    """

    @contextmanager
    def around(job: Job) -> Iterator[None]:
        with database.reading() as session:
            person = None if job.asked.person is None else people.get(session, job.asked.person)
        require_right(person, job.asked.kind, place_of_job(job))
        with coming_from(Origin(person=person, request_id=job_request(job.id))):
            yield

    return around
