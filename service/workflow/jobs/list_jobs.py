"""The jobs that are somebody's business."""

from __future__ import annotations

from service.settings import Settings
from service.storage import jobs
from service.storage.jobs import WantedJobs
from service.vocabulary.job import Job
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_scope import sees
from service.workflow.people.acting import acting


def list_jobs(settings: Settings, wanted: WantedJobs, by: str) -> tuple[Job, ...]:
    """The newest first. by: id or name of a person, empty for whoever runs the program.

    Raises:
        Fault: nobody of that name. StorageError: see opened.
    """
    with opened(settings) as database:
        who = acting(database, by)
        with database.reading() as session:
            found = jobs.listed(session, wanted)
    return tuple(job for job in found if sees(who, job))
