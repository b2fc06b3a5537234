"""The jobs on record."""

from __future__ import annotations

from dataclasses import replace

from service.access.scope import EVERYTHING, Extent, Scope
from service.settings import Settings
from service.storage import jobs
from service.storage.jobs import WantedJobs
from service.vocabulary.job import Job
from service.workflow.access.targets import place_of_job
from service.workflow.installation.open_database import opened


def list_jobs(settings: Settings, wanted: WantedJobs, scope: Scope = EVERYTHING) -> tuple[Job, ...]:
    """Those that are wanted and that the scope covers, the newest first.

    Raises:
        StorageError: see opened.
    """
    narrowed = _narrowed(wanted, scope)
    if narrowed is None:
        return ()
    with opened(settings) as database, database.reading() as session:
        return tuple(job for job in jobs.listed(session, narrowed) if scope.covers(place_of_job(job)))


def _narrowed(wanted: WantedJobs, scope: Scope) -> WantedJobs | None:
    """What is wanted of what the scope covers, so that the newest are counted within it; None where that is nothing."""
    if scope.extent is Extent.EVERYTHING:
        return wanted
    elsewhere = wanted.jurisdiction not in (None, scope.jurisdiction)
    return None if elsewhere else replace(wanted, jurisdiction=scope.jurisdiction)


__all__ = ["WantedJobs", "list_jobs"]
