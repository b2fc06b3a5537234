"""A worker sees each job through, and outlives whatever its record and its handlers do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service.jobs.pace import Pace
from service.jobs.running import Running
from service.jobs.worker import Worker
from service.storage.database import Database, Session
from service.storage.errors import StorageError, passes
from service.vocabulary.fault import Fault
from service.vocabulary.job import Job, JobState
from service.vocabulary.language import Said
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked, job_in, queued
from tests.workflow.jobs.counting import COUNT, FAST, a_store, a_worker, counting, doing, names
from tests.workflow.jobs.killed_workers import until

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
SLOW = Pace(poll_s=0.01, reconcile_s=0.05, retry_s=3600, longest_retry_s=7200)


def away(_: Running[Session]) -> None:
    raise StorageError("cannot-connect", Said("连接不上数据库", "cannot reach the database"))


@contextmanager
def running(worker: Worker[Session]) -> Iterator[None]:
    """Works in a thread of its own, and is stopped in the end."""
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join(600)
    assert not thread.is_alive()


def test_it_takes_what_comes_until_it_is_stopped(installation: Installation, database: Database) -> None:
    with running(a_worker(installation, database)):
        number = counting(database, 2).id
        until(lambda: job_in(database, number).state is JobState.DONE)
    assert names(database) == ["甲-1", "甲-2"]


def test_a_fault_of_the_surroundings_is_tried_again_later(installation: Installation, database: Database) -> None:
    number = counting(database).id
    worker = Worker(a_store(installation, database), [doing(away)], SLOW, passes=passes)
    assert worker.run(once=True) == 1
    job = job_in(database, number)
    assert job.not_before is not None
    assert job.started_at is not None
    assert job.state is JobState.QUEUED
    assert job.not_before - job.started_at >= timedelta(hours=1)


def test_what_no_waiting_mends_fails_at_once(installation: Installation, database: Database) -> None:
    number = counting(database).id

    def lost(_: Running[Session]) -> None:
        raise StorageError("file-lost", Said("保存的文件已丢失", "the kept file is missing"))

    assert a_worker(installation, database, doing(lost)).run(once=True) == 1
    job = job_in(database, number)
    assert job.error is not None
    assert (job.state, job.attempts, job.error.code) == (JobState.FAILED, 1, "file-lost")


def test_one_that_lasts_is_told_in_its_own_words(installation: Installation, database: Database) -> None:
    number = counting(database).id
    assert a_worker(installation, database, doing(away)).run(once=True) == 5
    job = job_in(database, number)
    assert job.error is not None
    assert (job.state, job.error.said.zh) == (JobState.FAILED, "连接不上数据库")


def test_a_break_down_is_logged_whole_under_the_reference_that_is_told(
    installation: Installation, database: Database
) -> None:
    number = counting(database).id

    def broken(_: Running[Session]) -> None:
        raise RuntimeError("no such thing")

    with capture_logs() as logs:
        a_worker(installation, database, doing(broken)).run(once=True)
    last = [one for one in logs if one["event"] == "job-broke-down"][-1]
    error = job_in(database, number).error
    assert error is not None
    assert last["exc_info"]
    assert last["reference"] in error.said.zh
    assert last["reference"] in error.said.en


def test_a_job_of_a_kind_that_a_worker_does_not_know_waits(installation: Installation, database: Database) -> None:
    number = queued(database, asked(kind="unknown")).id
    assert a_worker(installation, database).run(once=True) == 0
    assert job_in(database, number).state is JobState.QUEUED


def test_arguments_that_cannot_be_read_any_more_are_told(installation: Installation, database: Database) -> None:
    number = queued(database, asked(arguments='{"upto":"many"}')).id
    a_worker(installation, database).run(once=True)
    job = job_in(database, number)
    assert job.error is not None
    assert (job.state, job.error.code) == (JobState.FAILED, "job-arguments")


def test_a_worker_that_is_stopped_finishes_the_item_in_hand_and_gives_the_job_back(
    installation: Installation, database: Database
) -> None:
    number = counting(database, 5).id
    worker = a_worker(installation, database, doing(lambda running: stopped_after_one(running)))

    def stopped_after_one(running: Running[Session]) -> None:
        for _ in running.each(running.plan(lambda _: ["1", "2"])):
            worker.stop()
            running.effect(lambda _: None)

    assert worker.run() == 1
    job = job_in(database, number)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_what_surrounds_the_work_may_refuse_it(installation: Installation, database: Database) -> None:
    number = counting(database).id

    @contextmanager
    def refusing(job: Job) -> Iterator[None]:
        raise Fault("inactive", Said(f"作业 {job.id} 的提交人已停用", "inactive"))
        yield

    Worker(a_store(installation, database), [COUNT], FAST, around=refusing).run(once=True)
    job = job_in(database, number)
    assert job.error is not None
    assert (job.error.code, names(database)) == ("inactive", [])


def failing_once(number: int) -> Callable[[], None]:
    calls = iter(range(number + 1))

    def chore() -> None:
        if next(calls) < number:
            raise OSError("no database")

    return chore


def test_trouble_with_the_record_ends_no_worker(installation: Installation, database: Database) -> None:
    number = counting(database, 1).id
    with capture_logs() as logs:
        Worker(a_store(installation, database), [COUNT], FAST, chore=failing_once(1)).run(once=True)
    assert [one["reason"] for one in logs if one["event"] == "worker-trouble"] == ["no database"]
    assert job_in(database, number).state is JobState.DONE


def test_one_that_works_but_once_does_not_say_that_all_is_done_where_it_cannot_know(
    installation: Installation, database: Database
) -> None:
    number = counting(database).id
    store = a_store(installation, database)
    database.close()
    database_file(installation).rename(installation.data_dir / "away")
    with pytest.raises(Fault, match="连接不上数据库"):
        Worker(store, [COUNT], FAST).run(once=True)
    (installation.data_dir / "away").rename(database_file(installation))
    assert job_in(database, number).state is JobState.QUEUED


def database_file(installation: Installation) -> Path:
    return installation.data_dir / "acceptance.db"
