"""acceptance worker."""

import os
import signal
import subprocess
import sys

import pytest

from service.vocabulary.job import JobState
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.storage.postgres import ROOT
from tests.workflow.jobs.killed_workers import until

DAILY = 4
"""Jobs that a worker queues by itself on each day; at midnight those of the next are there as well."""
pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_it_runs_until_it_is_told_to_stop(installation: Installation) -> None:
    def states() -> list[JobState]:
        return [job.state for job in list_jobs(installation.settings, WantedJobs())]

    def done() -> bool:
        return len(states()) >= DAILY and set(states()) == {JobState.DONE}

    command = [sys.executable, "-m", "service", "worker"]
    environment = os.environ | installation.environment
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as worker:
        until(done)
        worker.send_signal(signal.SIGTERM)
        _, told = worker.communicate(timeout=120)
    assert (worker.returncode, f"已停止，共办理作业 {states().count(JobState.DONE)} 次" in told) == (0, True)


def test_without_a_database_it_says_what_to_do(installation: Installation) -> None:
    (installation.data_dir / "acceptance.db").unlink()
    refused = call("worker", folders=installation.environment)
    assert (refused.exit_code, "acceptance migrate" in refused.stderr) == (2, True)
