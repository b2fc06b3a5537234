"""How many jobs there are, and how long the oldest waits."""

from __future__ import annotations

from datetime import timedelta

from service.storage import job_leases
from service.storage.database import Database
from service.storage.job_figures import job_counts, waiting_since
from service.vocabulary.job import JobError, JobState
from service.vocabulary.language import Said
from tests.storage.builders import NOW
from tests.storage.queued_jobs import KIND, asked, claim_of, claimed, queued

SPENT = JobError("spent", Said("多次中途退出", "ended in the middle time and again"))


def test_jobs_are_counted_by_kind_and_state(database: Database) -> None:
    for number, kind in enumerate((KIND, KIND, "other")):
        queued(database, asked(kind=kind, arguments=str(number)))
    claimed(database)
    with database.reading() as session:
        counts = job_counts(session)
    assert counts == {(KIND, JobState.QUEUED): 1, (KIND, JobState.RUNNING): 1, ("other", JobState.QUEUED): 1}


def test_the_oldest_waits_since_it_could_begin(database: Database) -> None:
    def since(seconds: int) -> object:
        with database.reading() as session:
            return waiting_since(session, NOW + timedelta(seconds=seconds))

    assert since(5) is None
    queued(database)
    assert since(5) == NOW
    claim = claim_of(claimed(database))
    assert since(5) is None
    later = NOW + timedelta(seconds=30)
    with database.writing() as session:
        job_leases.put_off(session, claim, later, SPENT)
    assert since(29) is None
    assert since(31) == later
