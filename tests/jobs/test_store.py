"""The record of an installation is all that a worker asks for."""

import inspect

from service.jobs.store import JobStore
from service.workflow.jobs.job_store import RecordedJobs


def test_the_record_takes_what_a_worker_gives() -> None:
    for name, asked in inspect.getmembers(JobStore, inspect.isfunction):
        if not name.startswith("_"):
            given = inspect.signature(getattr(RecordedJobs, name))
            assert list(given.parameters) == list(inspect.signature(asked).parameters), name
