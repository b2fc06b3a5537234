"""A job outlives its workers: killed, stopped or robbed of the clock, each result is there once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from service.storage.database import Database
from service.vocabulary.job import JobState, Progress
from tests.storage.audit_trails import a_trail, verdict_on
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.jobs.counting import counting, names
from tests.workflow.jobs.killed_workers import killed, started, until

ITEMS = 40


def test_a_job_whose_worker_is_killed_twice_has_every_result_once(
    installation: Installation, database: Database
) -> None:
    number = counting(database, ITEMS).id

    def came_to(done: int) -> bool:
        return job_in(database, number).progress.done >= done

    for name, done in (("w1", 5), ("w2", 15)):
        worker = started(installation, name, halt_at=done)
        until(partial(came_to, done))
        killed(worker)
    assert job_in(database, number).state is JobState.RUNNING
    last = started(installation, "w3")
    until(lambda: job_in(database, number).state is JobState.DONE)
    last.terminate()
    last.join()
    job = job_in(database, number)
    assert (job.token, replace(job.progress, message=None)) == (3, Progress(ITEMS, ITEMS, 0))
    assert sorted(names(database)) == sorted(f"甲-{item}" for item in range(1, ITEMS + 1))
    verdict = verdict_on(database, a_trail(installation))
    assert verdict.holds, verdict.said


def test_a_worker_that_is_stopped_gives_its_job_back_at_once(installation: Installation, database: Database) -> None:
    number = counting(database, ITEMS).id
    worker = started(installation, "w1", halt_at=3)
    until(lambda: job_in(database, number).progress.done >= 3)
    worker.terminate()
    worker.join()
    job = job_in(database, number)
    assert worker.exitcode == 0
    assert (job.state, job.attempts, job.worker) == (JobState.QUEUED, 0, "")
    assert len(names(database)) == job.progress.done < ITEMS
