"""All parks of the country evaluated as one jurisdiction by a worker, each result on record."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from service.settings import Settings
from service.vocabulary.job import JobState
from service.workflow.batch.jurisdiction_results import jurisdiction_results
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.benchmarks.jurisdictions import JURISDICTION, jurisdiction
from tests.benchmarks.rows import Row, at_least, at_most

PARKS = 2543
SECONDS = 60
_CHILD_SUBREAPER, _PATIENCE_S = 36, 10.0


def run() -> list[Row]:
    """Clock and processor time of the job on SQLite by one worker with its processes, without making the cases. The
    limit is the job's own: a worker runs already where one is asked for."""
    with TemporaryDirectory(prefix="acceptance-bench-") as folder:
        settings = jurisdiction(Path(folder), PARKS - 1).settings
        environment = {"ACCEPTANCE_DATA_DIR": str(settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""}
        # What is due every day a worker does besides; it is done before, so that only the job asked for is timed.
        assert started(environment).wait() == 0
        job = asked(settings)
        ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
        spent, start = processor_time(), perf_counter()
        ended = started(environment).wait()
        clock = perf_counter() - start
        _wait_for_orphans()
        processor = processor_time() - spent
        assert ended == 0, ended
        found = jurisdiction_results(settings, job)
        assert found.job.state is JobState.DONE, found.job.error
        assert found.job.started_at is not None
        assert found.job.finished_at is not None
        own = (found.job.finished_at - found.job.started_at).total_seconds()
        sums: Counter[str] = Counter()
        for (word, _), count in found.sums.items():
            sums[word] += count
        return [
            at_most(f"{PARKS} 个园区，{settings.batch_processes} 个进程：作业用时", own, "秒", SECONDS),
            Row("连同启动工作进程", clock, "秒"),
            Row("处理器时间（全部进程）", processor, "秒"),
            Row("每个园区的处理器时间", 1_000 * processor / PARKS, "毫秒"),
            Row("每秒", PARKS / clock, "个"),
            at_least("在案的结果", len(found.lines) - found.failed, "个", PARKS),
            *(Row(f"其中{word}", count, "个") for word, count in sorted(sums.items())),
        ]


def asked(settings: Settings, **arguments: object) -> int:
    """A job that evaluates the jurisdiction."""
    wish = Wish(kind="evaluate_jurisdiction", arguments=arguments, jurisdiction=JURISDICTION)
    return submit_job(settings, wish, "", datetime.now(UTC)).job.id


def started(environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A worker in a process of its own, which ends when nothing is left to do."""
    command = [sys.executable, "-m", "service", "worker", "--once"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=quiet, stderr=quiet)


def processor_time() -> float:
    """Seconds of processor time of all processes that this one started and waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    """A worker has its processes from a server that ends just after it: nobody else is there to wait for them."""
    until = perf_counter() + _PATIENCE_S
    with suppress(ChildProcessError):
        while perf_counter() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                sleep(0.05)
