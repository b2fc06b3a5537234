"""A clock that jumps by an hour, either way: no result is lost or there twice, and no job is kept by the dead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from service.jobs.running import Running
from service.jobs.worker import Worker
from service.storage.clock import database_now
from service.storage.database import Database, Session
from service.vocabulary.job import JobState, Progress
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.jobs.counting import COUNT, FAST, Count, a_store, count, counting, doing, names

HOUR = timedelta(hours=1)


class JumpingClock:
    """The clock of the database, as much ahead as set."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self, session: Session) -> datetime:
        return database_now(session) + self.ahead


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_job_taken_from_a_living_worker_is_finished_by_another(
    jump: timedelta, installation: Installation, database: Database
) -> None:
    clock = JumpingClock()
    number = counting(database, 4).id
    other = Worker(a_store(installation, database, "worker-2", clock=clock), [COUNT], FAST)

    def robbed(running: Running[Session]) -> None:
        keys = running.plan(lambda _: ["1", "2", "3", "4"])
        assert len(keys) == 4
        clock.ahead = jump
        assert other.run(once=True) == 1
        count(running, Count(upto=4))

    Worker(a_store(installation, database, clock=clock), [doing(robbed)], FAST).run(once=True)
    job = job_in(database, number)
    assert (job.state, job.token, replace(job.progress, message=None)) == (JobState.DONE, 2, Progress(4, 4, 0))
    assert names(database) == ["甲-1", "甲-2", "甲-3", "甲-4"]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_sign_of_life_after_the_jump_keeps_the_job(
    jump: timedelta, installation: Installation, database: Database
) -> None:
    clock = JumpingClock()
    number = counting(database, 2).id
    other = a_store(installation, database, "worker-2", clock=clock)

    def warned(running: Running[Session]) -> None:
        clock.ahead = jump
        running.beat()
        assert other.take_back_abandoned() == ()
        count(running, Count(upto=2))

    Worker(a_store(installation, database, clock=clock), [doing(warned)], FAST).run(once=True)
    job = job_in(database, number)
    assert (job.state, job.token) == (JobState.DONE, 1)
