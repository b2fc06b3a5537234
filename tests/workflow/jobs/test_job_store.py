"""A worker on a real record: each job once, under its token, with its events."""

import threading

import pytest

from service.jobs.interrupted import Interrupted
from service.jobs.running import Running
from service.jobs.worker import Worker
from service.storage import job_leases, jobs, people
from service.storage.database import Database, Session
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobState, Progress
from service.vocabulary.language import Said
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.storage.queued_jobs import LATER, asked, claim_of, job_in
from tests.workflow.jobs.counting import FAST, a_store, a_worker, counting, doing, names, nothing
from tests.workflow.jobs.killed_workers import until

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
JOBS = 30


def actions(installation: Installation) -> list[str]:
    return [row.action for row in list_audit(installation.settings, Wanted(object_type="job"))]


def test_a_job_is_done_item_by_item_and_told_of(installation: Installation, database: Database) -> None:
    number = counting(database).id
    assert a_worker(installation, database).run(once=True) == 1
    job = job_in(database, number)
    assert (job.state, job.result, job.progress) == (JobState.DONE, {"counted": 3}, Progress(3, 3, 0))
    assert names(database) == ["甲-1", "甲-2", "甲-3"]
    assert actions(installation) == ["job.start", "job.finish"]


def test_an_effect_after_a_lost_lease_is_impossible(installation: Installation, database: Database) -> None:
    counting(database)
    late = a_store(installation, database)
    job = late.claim(["count"])
    assert job is not None
    running = Running(late, job)
    running.plan(lambda _: ["1"])
    later = a_store(installation, database, "worker-2", clock=lambda _: LATER.replace(year=2100))
    assert [one.state for one in later.take_back_abandoned()] == [JobState.QUEUED]
    with pytest.raises(Interrupted):
        running.effect(lambda session: jobs.cancel(session, job.id, NOW))
    with pytest.raises(Interrupted):
        late.finish(claim_of(job), nothing)
    assert job_in(database, job.id).state is JobState.QUEUED


@ON_SQLITE
def test_what_breaks_down_is_tried_again_and_fails_with_a_reference(
    installation: Installation, database: Database
) -> None:
    number = counting(database).id

    def broken(_: Running[Session]) -> None:
        raise RuntimeError("no such thing")

    assert a_worker(installation, database, doing(broken)).run(once=True) == 5
    job = job_in(database, number)
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert (job.error.code, "编号" in job.error.said.zh) == ("unexpected", True)
    assert actions(installation) == [*["job.start", "job.put_off"] * 4, "job.start", "job.fail"]


@ON_SQLITE
def test_a_fault_is_final_and_told_in_its_own_words(installation: Installation, database: Database) -> None:
    number = counting(database).id

    def refusing(_: Running[Session]) -> None:
        raise Fault("no-case", Said("没有案卷", "there is no case"))

    assert a_worker(installation, database, doing(refusing)).run(once=True) == 1
    job = job_in(database, number)
    assert job.error is not None
    assert (job.state, job.error.code, job.error.said.zh) == (JobState.FAILED, "no-case", "没有案卷")


def test_two_workers_claim_each_job_once(installation: Installation, database: Database) -> None:
    with database.writing() as session:
        wanted = [jobs.submit(session, asked(arguments=str(n)), NOW).job.id for n in range(JOBS)]
    claimed: list[int] = []

    def claim_all(name: str) -> None:
        store = a_store(installation, database, name)
        while (job := store.claim(["count"])) is not None or left(database):
            claimed.extend([] if job is None else [job.id])

    workers = [threading.Thread(target=claim_all, args=(name,)) for name in ("worker-1", "worker-2")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(claimed) == wanted


def left(database: Database) -> bool:
    with database.reading() as session:
        return job_leases.claimable(session, ["count"], NOW.replace(year=2100)) is not None


def test_a_job_to_be_cancelled_has_no_more_effects_and_ends(installation: Installation, database: Database) -> None:
    number = counting(database).id

    def cancelled(running: Running[Session]) -> None:
        database.write(lambda session: jobs.cancel(session, number, NOW))
        with pytest.raises(Interrupted):
            running.effect(lambda session: people.add(session, a_person(), NOW))
        running.keep([], None)

    assert a_worker(installation, database, doing(cancelled)).run(once=True) == 1
    assert (job_in(database, number).state, names(database)) == (JobState.CANCELLED, [])
    assert actions(installation) == ["job.start", "job.end_cancelled"]


@ON_SQLITE
def test_the_heartbeat_hears_that_a_job_is_to_be_cancelled(installation: Installation, database: Database) -> None:
    number = counting(database).id

    def patient(running: Running[Session]) -> None:
        database.write(lambda session: jobs.cancel(session, number, NOW))
        until(running.cancelled)
        running.check()

    Worker(a_store(installation, database, lease_s=0.15), [doing(patient)], FAST).run(once=True)
    assert job_in(database, number).state is JobState.CANCELLED
