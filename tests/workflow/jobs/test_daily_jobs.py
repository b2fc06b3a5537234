"""What is due every day is queued once a day, however many workers ask."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from service.storage.database import Database, Session
from service.storage.revision import head
from service.vocabulary.job import JobState
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.jobs import daily_jobs
from service.workflow.jobs.change_job import cancel_job
from service.workflow.jobs.daily_jobs import queueing_daily
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from tests.storage.builders import NOW
from tests.storage.installations import Installation


def at(now: datetime, _: Session) -> datetime:
    return now


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_it_is_queued_once_on_each_day_of_the_office(installation: Installation, database: Database) -> None:
    for now in (NOW, NOW, NOW + timedelta(days=1)):  # the last one finds the first not done yet
        queueing_daily(installation.settings, database, partial(at, now))()
    days, of = ("2026-03-02", "2026-03-01"), head()
    for number in (1, 2, 3, 4):
        cancel_job(installation.settings, number, "", NOW)
    queueing_daily(installation.settings, database, partial(at, NOW + timedelta(days=1)))()
    jobs = list_jobs(installation.settings, WantedJobs())
    assert [(job.asked.kind, job.asked.key) for job in jobs] == [
        (kind, f"{day} {of}")
        for day in days
        for kind in ("sweep_files", "renew_overview", "renew_evaluations", "renew_turns")
    ]
    assert len(list_audit(installation.settings, Wanted(action="job.submit"))) == 8


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_it_is_queued_once_more_on_the_day_of_a_migration(
    installation: Installation, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = queueing_daily(installation.settings, database, partial(at, NOW))
    for revision in ("0015_before", "0016_after", "0016_after"):
        monkeypatch.setattr(daily_jobs, "head", lambda revision=revision: revision)
        queue()
        for job in list_jobs(installation.settings, WantedJobs()):
            if job.state is JobState.QUEUED:
                cancel_job(installation.settings, job.id, "", NOW)
    keys = [job.asked.key for job in list_jobs(installation.settings, WantedJobs())]
    assert keys == ["2026-03-01 0016_after"] * 4 + ["2026-03-01 0015_before"] * 4
