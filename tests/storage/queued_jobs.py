"""Jobs put on record without asking anybody, and claimed at any moment."""

from datetime import datetime, timedelta

from service.storage import job_leases, jobs
from service.storage.database import Database
from service.storage.job_leases import Lease
from service.vocabulary.job import Claim, Job, NewJob
from tests.storage.builders import NOW

KIND = "count"
LEASE = Lease("worker-1", timedelta(seconds=15))
LATER = NOW + timedelta(hours=1)


def asked(key: str | None = None, kind: str = KIND, arguments: str = "{}", jurisdiction: str = "zhejiang") -> NewJob:
    return NewJob(kind=kind, arguments_json=arguments, owner="operator:test", jurisdiction=jurisdiction, key=key)


def queued(database: Database, wish: NewJob | None = None) -> Job:
    with database.writing() as session:
        return jobs.submit(session, wish or asked(), NOW).job


def claimed(database: Database, lease: Lease = LEASE, now: datetime = NOW) -> Job:
    with database.writing() as session:
        number = job_leases.claimable(session, [KIND], now)
        assert number is not None
        job = job_leases.claim(session, number, lease, now)
        assert job is not None
        return job


def claim_of(job: Job) -> Claim:
    return Claim(job.id, job.token)


def job_in(database: Database, number: int) -> Job:
    with database.reading() as session:
        return jobs.get(session, number)
