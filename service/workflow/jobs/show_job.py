"""One job with what became of its items."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope
from service.settings import Settings
from service.storage import job_items
from service.vocabulary.job import Item, Job
from service.workflow.access.targets import seen_job
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job and its items in the order of the plan; none where it is not done item by item."""

    job: Job
    items: tuple[Item, ...]


def read_job(settings: Settings, number: int, scope: Scope = EVERYTHING) -> Job:
    """The job alone, as it stands.

    Raises:
        Fault: there is none in the scope. StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return seen_job(session, number, scope)


def show_job(settings: Settings, number: int, scope: Scope = EVERYTHING) -> ShownJob:
    """The job as it stands.

    Raises:
        Fault: there is none in the scope. StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return ShownJob(seen_job(session, number, scope), job_items.items(session, number))
