"""Two jobs, each of which evaluates the jurisdiction, by one worker and by two beside each other, on PostgreSQL."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from service.vocabulary.job import JobState
from service.workflow.batch.jurisdiction_results import jurisdiction_results
from tests.benchmarks.bench_batch import asked, processor_time, started
from tests.benchmarks.jurisdictions import introduce, pattern_of, seed
from tests.benchmarks.rows import Row, at_least
from tests.storage.installations import Installation, installed
from tests.workflow.case_desk import desk

CASES, JOBS, RATIO, CORES = 400, 2, 1.4, 4
_ON = date(2026, 1, 1)


def run() -> list[Row]:
    """Cases a second by each number of workers, none of which has further processes, and the ratio; a goal where there
    are cores for workers and database."""
    with (
        TemporaryDirectory(prefix="acceptance-bench-") as folder,
        installed("postgresql", Path(folder)) as installation,
    ):
        with installation.open() as database:
            pattern = pattern_of(desk("failing", Path(folder)))
            introduce(database, pattern)
            seed(database, pattern, CASES)
        rows = [row for workers in (1, 2) for row in _evaluated(installation, workers)]
    ratio, cores = rows[2].value / rows[0].value, os.cpu_count() or 1
    what = f"两个 worker ÷ 一个（{cores} 核，PostgreSQL 也在其上）"
    return [*rows, at_least(what, ratio, "倍", RATIO) if cores >= CORES else Row(what, ratio, "倍")]


def _evaluated(installation: Installation, workers: int) -> list[Row]:
    """Each job is of another day, since equal ones are one job."""
    days = [_ON + timedelta(days=10 * workers + place) for place in range(JOBS)]
    jobs = [asked(installation.settings, on=day.isoformat()) for day in days]
    alone = {**installation.environment, "ACCEPTANCE_BATCH_PROCESSES": "1"}
    spent, begin = processor_time(), perf_counter()
    running = [started(alone) for _ in range(workers)]
    ended = [process.wait() for process in running]
    clock, processor = perf_counter() - begin, processor_time() - spent
    assert not any(ended), ended
    for job in jobs:
        found = jurisdiction_results(installation.settings, job)
        assert found.job.state is JobState.DONE, found.job.error
        assert (len(found.lines), found.failed) == (CASES, 0)
    evaluated = JOBS * CASES
    return [
        Row(f"{workers} 个 worker，{JOBS} 个作业各 {CASES} 个园区", evaluated / clock, "个/秒"),
        Row("每个园区的处理器时间（worker 进程）", 1_000 * processor / evaluated, "毫秒"),
    ]
