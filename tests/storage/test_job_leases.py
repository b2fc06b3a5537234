"""A job is one worker's at a time; whoever has lost it changes nothing any more."""

from datetime import timedelta

from service.storage import job_leases, jobs
from service.storage.database import Database
from service.storage.job_leases import Lease
from service.vocabulary.job import Hold, JobError, JobState
from service.vocabulary.language import Said
from tests.storage.builders import NOW
from tests.storage.queued_jobs import KIND, LATER, LEASE, asked, claim_of, claimed, job_in, queued

SPENT = JobError("spent", Said("多次中途退出", "ended in the middle time and again"))
OTHER = Lease("worker-2", LEASE.length)


def test_the_oldest_job_that_is_not_put_off_is_claimed_first(database: Database) -> None:
    first, second = queued(database), queued(database, asked(arguments="1"))
    taken = claimed(database)
    with database.writing() as session:
        assert job_leases.put_off(session, claim_of(taken), LATER, SPENT)
    assert (taken.id, claimed(database).id) == (first.id, second.id)
    assert job_in(database, first.id).progress.message == SPENT.said
    again = claimed(database, now=LATER)
    assert again.id == first.id
    assert again.progress.message == Said("第 2 次办理：多次中途退出", "attempt 2: ended in the middle time and again")
    assert (again.started_at, again.created_at) == (taken.started_at, taken.created_at)


def test_jurisdictions_take_turns(database: Database) -> None:
    for number in range(3):
        queued(database, asked(arguments=str(number), jurisdiction="zhejiang"))
    for number in range(2):
        queued(database, asked(arguments=str(number), jurisdiction="jiangsu"))
    queued(database, asked(jurisdiction="anhui"))
    order = []
    for second in range(6):
        job = claimed(database, now=NOW + timedelta(seconds=second))
        order.append(job.asked.jurisdiction)
        with database.writing() as session:
            assert job_leases.finish(session, claim_of(job), {}, NOW + timedelta(seconds=second))
    assert order == ["zhejiang", "jiangsu", "anhui", "zhejiang", "jiangsu", "zhejiang"]


def test_whoever_has_fewest_jobs_running_is_served_first(database: Database) -> None:
    first = queued(database, asked(jurisdiction="zhejiang"))
    assert claimed(database).id == first.id
    queued(database, asked(arguments="1", jurisdiction="zhejiang"))
    other = queued(database, asked(jurisdiction="jiangsu"))
    assert claimed(database, now=LATER).id == other.id


def test_a_job_that_somebody_else_has_claimed_is_not_claimed_again(database: Database) -> None:
    job = queued(database)
    assert claimed(database).worker == LEASE.worker
    with database.writing() as session:
        assert job_leases.claimable(session, [KIND], NOW) is None
        assert job_leases.claim(session, job.id, OTHER, NOW) is None


def test_a_job_of_another_kind_waits_for_those_who_know_it(database: Database) -> None:
    queued(database, asked(kind="unknown"))
    with database.reading() as session:
        assert job_leases.claimable(session, [KIND], NOW) is None


def test_whoever_has_lost_a_job_changes_nothing_any_more(database: Database) -> None:
    queued(database)
    lost = claim_of(claimed(database))
    with database.writing() as session:
        (job,) = job_leases.abandoned(session, LATER)
        assert job_leases.take_back(session, job, SPENT, LATER).state is JobState.QUEUED
    kept = claimed(database, OTHER, LATER)
    assert (kept.started_at, kept.progress.message is not None and kept.progress.message.zh) == (
        NOW,
        "第 2 次办理：上一个工作进程没有回应",
    )
    with database.writing() as session:
        assert job_leases.renew(session, lost, LEASE, LATER) is Hold.LOST
        assert not job_leases.finish(session, lost, {}, LATER)
        assert not job_leases.fail(session, lost, SPENT, LATER)
        assert not job_leases.put_off(session, lost, LATER, SPENT)
        assert not job_leases.give_back(session, lost)
        assert not job_leases.end_cancelled(session, lost, LATER)
        assert not job_leases.report(session, lost, kept.progress)
    assert job_in(database, kept.id) == kept


def test_a_sign_of_life_keeps_a_job(database: Database) -> None:
    queued(database)
    claim = claim_of(claimed(database))
    soon = NOW + LEASE.length - timedelta(seconds=1)
    with database.writing() as session:
        assert job_leases.renew(session, claim, LEASE, soon) is Hold.HELD
        assert job_leases.abandoned(session, NOW + LEASE.length) == ()
        assert job_leases.abandoned(session, soon + LEASE.length) != ()


def test_a_clock_that_was_set_back_does_not_keep_a_dead_workers_job(database: Database) -> None:
    queued(database)
    claimed(database, now=LATER)
    with database.reading() as session:
        assert len(job_leases.abandoned(session, NOW)) == 1


def test_a_job_to_be_cancelled_is_neither_finished_nor_queued_again(database: Database) -> None:
    queued(database)
    job = claimed(database)
    with database.writing() as session:
        assert jobs.cancel(session, job.id, NOW).state is JobState.RUNNING
        assert job_leases.renew(session, claim_of(job), LEASE, NOW) is Hold.CANCELLED
        assert not job_leases.finish(session, claim_of(job), {}, NOW)
        assert not job_leases.put_off(session, claim_of(job), LATER, SPENT)
        assert not job_leases.give_back(session, claim_of(job))
        assert job_leases.end_cancelled(session, claim_of(job), NOW)
    assert job_in(database, job.id).state is JobState.CANCELLED


def test_an_abandoned_job_that_was_to_be_cancelled_is(database: Database) -> None:
    queued(database)
    job = claimed(database)
    with database.writing() as session:
        jobs.cancel(session, job.id, NOW)
        assert job_leases.take_back(session, jobs.get(session, job.id), SPENT, LATER).state is JobState.CANCELLED


def test_a_job_whose_workers_die_time_and_again_fails_and_says_so(database: Database) -> None:
    number = queued(database).id
    for attempt in range(1, 6):
        now = NOW + attempt * timedelta(minutes=1)
        assert claimed(database, now=now).attempts == attempt
        with database.writing() as session:
            (job,) = job_leases.abandoned(session, now + LEASE.length)
            job_leases.take_back(session, job, SPENT, now + LEASE.length)
    failed = job_in(database, number)
    assert (failed.state, failed.error) == (JobState.FAILED, SPENT)


def test_a_job_that_is_given_back_has_lost_no_attempt_and_one_that_got_further_begins_anew(database: Database) -> None:
    queued(database)
    first = claimed(database)
    with database.writing() as session:
        assert job_leases.give_back(session, claim_of(first))
    again = claimed(database)
    assert (again.attempts, again.token) == (1, 2)
    with database.writing() as session:
        assert job_leases.put_off(session, claim_of(again), NOW, SPENT)
    third = claimed(database)
    assert third.attempts == 2
    with database.writing() as session:
        job_leases.advance(session, claim_of(third))
    assert job_in(database, third.id).attempts == 1
