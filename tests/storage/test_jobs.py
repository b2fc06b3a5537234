"""Jobs on record: asked for once a key, listed, cancelled, asked for again."""

from dataclasses import replace

import pytest

from service.storage import job_items, job_leases, jobs
from service.storage.database import Database
from service.storage.jobs import WantedJobs
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, ItemState, Job, JobError, JobState, Progress
from service.vocabulary.language import Said
from tests.storage.builders import NOW
from tests.storage.queued_jobs import LATER, asked, claim_of, claimed, job_in, queued

BROKEN = JobError("broken", Said("工作簿打不开", "the workbook cannot be opened"))


def failed(database: Database) -> Job:
    queued(database)
    job = claimed(database)
    with database.writing() as session:
        job_leases.fail(session, claim_of(job), BROKEN, NOW)
    return job_in(database, job.id)


def test_a_job_comes_out_as_it_went_in(database: Database) -> None:
    wish = asked("k1", arguments='{"on":"2026-06-01"}')
    job = job_in(database, queued(database, wish).id)
    assert (job.asked, job.state, job.progress, job.created_at) == (wish, JobState.QUEUED, Progress(), NOW)
    assert (job.token, job.attempts, job.worker, job.result, job.error) == (0, 0, "", None, None)


def test_the_same_key_asks_for_the_same_job(database: Database) -> None:
    with database.writing() as session:
        first = jobs.submit(session, asked("k1"), NOW)
        again = jobs.submit(session, asked("k1"), LATER)
        other = jobs.submit(session, replace(asked("k1", arguments='{"upto":9}'), owner="7"), NOW)
        assert (first.new, again.new, again.job, other.new) == (True, False, first.job, True)
        with pytest.raises(Fault, match="幂等键已用于作业"):
            jobs.submit(session, asked("k1", arguments='{"upto":9}'), NOW)


def test_the_very_same_is_under_way_only_once(database: Database) -> None:
    first = queued(database)
    assert queued(database, replace(asked(), owner="7")).id == first.id
    others = [asked(arguments="1"), asked(jurisdiction="jiangsu"), asked(kind="other")]
    assert len({first.id, *(queued(database, other).id for other in others)}) == 4
    assert queued(database).id == claimed(database).id == first.id
    with database.writing() as session:
        jobs.cancel(session, first.id, NOW)
    assert queued(database).id != first.id


def test_what_was_asked_for_once_more_since_is_not_retried_besides(database: Database) -> None:
    job = failed(database)
    again = queued(database)
    with pytest.raises(Fault, match=f"作业 {again.id} 正是"), database.writing() as session:
        jobs.retry(session, job.id)


def test_jobs_are_listed_by_what_is_wanted_the_newest_first(database: Database) -> None:
    queued(database, asked(jurisdiction="jiangsu"))
    queued(database)
    claimed(database)

    def listed(wanted: WantedJobs) -> list[int]:
        with database.reading() as session:
            return [job.id for job in jobs.listed(session, wanted)]

    assert listed(WantedJobs()) == [2, 1]
    assert listed(WantedJobs(limit=1)) == [2]
    assert listed(WantedJobs(jurisdiction="jiangsu", state=JobState.RUNNING)) == [1]
    assert listed(WantedJobs(state=JobState.FAILED)) == []
    assert listed(WantedJobs(kind="other")) == listed(WantedJobs(person=7)) == []


def test_a_queued_job_is_cancelled_at_once_and_a_running_one_is_asked_to_end(database: Database) -> None:
    first, second = queued(database), queued(database, asked(arguments="1"))
    claimed(database)
    with database.writing() as session:
        running, waiting = jobs.cancel(session, first.id, NOW), jobs.cancel(session, second.id, NOW)
    assert (running.state, running.cancel_asked, running.finished_at) == (JobState.RUNNING, True, None)
    assert (waiting.state, waiting.finished_at) == (JobState.CANCELLED, NOW)


def test_a_job_that_has_ended_is_not_cancelled(database: Database) -> None:
    job = failed(database)
    with pytest.raises(Fault, match="不能再取消"), database.writing() as session:
        jobs.cancel(session, job.id, NOW)


def test_a_failed_job_is_asked_for_again_and_its_next_worker_has_a_higher_token(database: Database) -> None:
    job = failed(database)
    assert (job.state, job.error, job.finished_at) == (JobState.FAILED, BROKEN, NOW)
    with database.writing() as session:
        again = jobs.retry(session, job.id)
    assert (again.state, again.error, again.attempts, again.finished_at) == (JobState.QUEUED, None, 0, None)
    assert claimed(database).token == job.token + 1


def test_of_a_job_that_is_done_only_failed_items_are_done_again(database: Database) -> None:
    queued(database)
    job = claimed(database)
    items = (Item("a", ItemState.DONE, {"n": 1}), Item("b", ItemState.FAILED, error=BROKEN))
    with database.writing() as session:
        job_items.plan(session, job.id, ["a", "b"])
        job_items.record(session, job.id, items, NOW)
        job_leases.finish(session, claim_of(job), {"n": 1}, NOW)
        assert jobs.retry(session, job.id).progress == Progress(1, 2, 0)
        assert job_items.waiting(session, job.id) == ("b",)
        assert job_items.items(session, job.id) == (items[0], Item("b", ItemState.WAITING))


def test_what_is_not_to_be_done_again_is_not_queued(database: Database) -> None:
    queued(database)
    job = claimed(database)
    with pytest.raises(Fault, match="没有需要重试的"), database.writing() as session:
        jobs.retry(session, job.id)
    with database.writing() as session:
        job_leases.finish(session, claim_of(job), {}, NOW)
    with pytest.raises(Fault, match="没有需要重试的"), database.writing() as session:
        jobs.retry(session, job.id)


def test_an_unknown_job_is_said_to_be(database: Database) -> None:
    with pytest.raises(Fault, match="没有编号为 9 的作业"), database.reading() as session:
        jobs.get(session, 9)
