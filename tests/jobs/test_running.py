"""What a handler does with its job, it does while the job is its worker's."""

from __future__ import annotations

import pytest

from service.jobs.interrupted import Interrupted, Why
from service.jobs.running import Running
from service.storage.database import Database, Session
from service.vocabulary.job import Progress
from service.vocabulary.language import Said
from tests.storage.installations import Installation
from tests.storage.queued_jobs import LATER, job_in
from tests.workflow.jobs.counting import a_store, counting

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def a_running(installation: Installation, database: Database) -> Running[Session]:
    counting(database)
    store = a_store(installation, database)
    job = store.claim(["count"])
    assert job is not None
    return Running(store, job)


def test_progress_is_said_in_numbers_and_words(installation: Installation, database: Database) -> None:
    running = a_running(installation, database)
    running.progress(3, 10, Said("读取中", "reading"))
    assert job_in(database, running.job.id).progress == Progress(3, 10, 0, Said("读取中", "reading"))


def test_a_plan_is_made_once_and_whatever_is_left_of_it_comes_in_order(
    installation: Installation, database: Database
) -> None:
    running = a_running(installation, database)
    assert running.plan(lambda _: ["b", "a"]) == ("b", "a")
    assert running.plan(lambda _: ["c"]) == ("b", "a")
    assert list(running.each(["b", "a"])) == ["b", "a"]


def test_work_that_is_to_end_ends_between_two_items(installation: Installation, database: Database) -> None:
    running = a_running(installation, database)
    keys = running.each(["b", "a"])
    assert (next(keys), running.cancelled()) == ("b", False)
    running.interrupt(Why.STOPPING)
    assert running.cancelled()
    with pytest.raises(Interrupted) as caught:
        next(keys)
    assert caught.value.why is Why.STOPPING


def test_a_lost_job_is_not_given_back_by_whoever_stops(installation: Installation, database: Database) -> None:
    running = a_running(installation, database)
    running.interrupt(Why.STOPPING)
    a_store(installation, database, "worker-2", clock=lambda _: LATER.replace(year=2100)).take_back_abandoned()
    running.beat()
    running.interrupt(Why.CANCELLED)
    with pytest.raises(Interrupted) as caught:
        running.check()
    assert caught.value.why is Why.LOST
