"""Whether long work gets done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from service.documents.bundle.check import Check, holds, noted
from service.storage import jobs
from service.storage.clock import database_now
from service.storage.database import Database
from service.storage.job_leases import abandoned
from service.storage.jobs import WantedJobs
from service.vocabulary.job import Job, JobState

WAITED = timedelta(minutes=10)
"""Technical: a worker that runs takes a job up within seconds; unless others are before it, which the line says."""


def job_checks(database: Database, at: datetime) -> Iterator[Check]:
    """Jobs that nobody takes up, that nobody works on any more, and that failed."""
    with database.reading() as session:
        lost = abandoned(session, database_now(session))
        queued = jobs.listed(session, WantedJobs(state=JobState.QUEUED))
        failed = jobs.listed(session, WantedJobs(state=JobState.FAILED))
    waiting = [
        job for job in queued if at - job.created_at > WAITED and (job.not_before is None or job.not_before < at)
    ]
    if lost or waiting:
        yield noted(
            "jobs",
            f"作业 {_numbers((*lost, *waiting))} 没有人办；请确认 acceptance serve 或 acceptance worker 正在运行",
            f"nobody works on jobs {_numbers((*lost, *waiting))}; see that acceptance serve or acceptance worker runs",
        )
    else:
        yield holds("jobs", f"没有搁置的作业（排队 {len(queued)} 项）", f"no job is left lying ({len(queued)} queued)")
    if failed:
        yield noted(
            "jobs-failed",
            f"作业 {_numbers(failed)} 失败；原因见 acceptance job show，排除后用 acceptance job retry 重做",
            f"jobs {_numbers(failed)} failed; see why with acceptance job show, then acceptance job retry",
        )


def _numbers(found: tuple[Job, ...]) -> str:
    shown = ", ".join(str(job.id) for job in found[:5])
    return shown if len(found) <= 5 else f"{shown} …"
