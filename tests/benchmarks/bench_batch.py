"""All parks of the country evaluated as one jurisdiction by a worker, each result on record."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from service.settings import Settings
from service.vocabulary.job import JobState
from service.workflow.batch.jurisdiction_results import jurisdiction_results
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.benchmarks.jurisdictions import JURISDICTION, jurisdiction
from tests.benchmarks.rows import Row, at_least, at_most

PARKS = 2543
SECONDS = 60


def run() -> list[Row]:
    """Clock and processor time of the job on SQLite by one worker with its processes, without making the cases."""
    with TemporaryDirectory(prefix="acceptance-bench-") as folder:
        settings = jurisdiction(Path(folder), PARKS - 1).settings
        job = asked(settings)
        start, spent = perf_counter(), _processor_time()
        work({"ACCEPTANCE_DATA_DIR": str(settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""})
        clock, processor = perf_counter() - start, _processor_time() - spent
        found = jurisdiction_results(settings, job)
        assert found.job.state is JobState.DONE, found.job.error
        sums = Counter({word: count for (word, _), count in found.sums.items()})
        return [
            at_most(f"{PARKS} 个园区，{settings.batch_processes} 个进程：用时", clock, "秒", SECONDS),
            Row("处理器时间（全部进程）", processor, "秒"),
            Row("每个园区的处理器时间", 1_000 * processor / PARKS, "毫秒"),
            Row("每秒", PARKS / clock, "个"),
            at_least("在案的结果", len(found.lines) - found.failed, "个", PARKS),
            *(Row(f"其中{word}", count, "个") for word, count in sorted(sums.items())),
        ]


def asked(settings: Settings) -> int:
    """A job that evaluates the jurisdiction."""
    wish = Wish(kind="evaluate_jurisdiction", arguments={}, jurisdiction=JURISDICTION)
    return submit_job(settings, wish, "", datetime.now(UTC)).job.id


def work(environment: Mapping[str, str]) -> None:
    """A worker in a process of its own, until nothing is left to do."""
    command = [sys.executable, "-m", "service", "worker", "--once"]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
