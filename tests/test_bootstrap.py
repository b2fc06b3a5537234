"""A worker of an installation knows all kinds, and does what is due besides."""

from datetime import UTC, datetime

import pytest

from service.bootstrap import worker
from service.storage.database import Database
from service.vocabulary.job import JobState
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.storage.installations import Installation


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_worker_does_what_is_asked_for_and_what_is_due(installation: Installation, database: Database) -> None:
    submit_job(installation.settings, Wish(kind="sweep_files", arguments={}), "", datetime.now(UTC))
    works = worker(installation.settings, database)
    assert [works.run(once=True), works.run(once=True)] == [4, 1], "what is due is not queued beside the very same"
    jobs = list_jobs(installation.settings, WantedJobs())
    assert {job.state for job in jobs} == {JobState.DONE}
    assert [job.asked.key is None for job in jobs] == [False] * 4 + [True]
