"""One job with what became of its items."""

from __future__ import annotations

from dataclasses import dataclass

from service.settings import Settings
from service.storage import job_items
from service.vocabulary.job import Item, Job
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_scope import seen_job
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job and its items in the order of the plan; none where it is not done item by item."""

    job: Job
    items: tuple[Item, ...]


def show_job(settings: Settings, number: int, by: str) -> ShownJob:
    """The job as it stands. by: id or name of a person, empty for whoever runs the program.

    Raises:
        Fault: there is none, or it is not this person's business. StorageError: see opened.
    """
    with opened(settings) as database:
        who = acting(database, by)
        with database.reading() as session:
            return ShownJob(seen_job(session, who, number), job_items.items(session, number))
