"""What is due every day is queued once a day, however many workers ask."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from service.storage.database import Database, Session
from service.workflow.audit.list_audit import Wanted, list_audit
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
    for number in (1, 2, 3, 4):
        cancel_job(installation.settings, number, "", NOW)
    queueing_daily(installation.settings, database, partial(at, NOW + timedelta(days=1)))()
    jobs = list_jobs(installation.settings, WantedJobs())
    assert [(job.asked.kind, job.asked.key) for job in jobs] == [
        ("sweep_files", "2026-03-02"),
        ("renew_overview", "2026-03-02"),
        ("renew_evaluations", "2026-03-02"),
        ("renew_turns", "2026-03-02"),
        ("sweep_files", "2026-03-01"),
        ("renew_overview", "2026-03-01"),
        ("renew_evaluations", "2026-03-01"),
        ("renew_turns", "2026-03-01"),
    ]
    assert len(list_audit(installation.settings, Wanted(action="job.submit"))) == 8
