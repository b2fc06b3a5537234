"""A jurisdiction evaluated while its worker is killed twice: every result is there, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from service.settings import Settings
from service.storage import job_items, jobs
from service.vocabulary.job import Item, ItemState, JobState
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.installation.open_database import opened
from tests.benchmarks.bench_batch import asked
from tests.benchmarks.jurisdictions import jurisdiction
from tests.benchmarks.rows import Row, at_least, at_most

CASES, KILLS = 120, 2
_PATIENCE_S = 600


def run() -> list[Row]:
    """Results that are lost or there twice after kill −9 in the midst, and whether the audit trail is whole."""
    with TemporaryDirectory(prefix="acceptance-soak-") as folder:
        settings = jurisdiction(Path(folder), CASES - 1).settings
        number = asked(settings)
        for kill in range(1, KILLS + 1):
            worker = _started(settings)
            _wait_for(settings, number, CASES * kill // (KILLS + 1))
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        worker, start = _started(settings), time.perf_counter()
        _wait_for(settings, number, CASES)
        worker.terminate()
        worker.wait()
        found = [item.key for item in _done(settings, number)]
        with opened(settings) as database, database.reading() as session:
            job = jobs.get(session, number)
        return [
            at_least(f"{KILLS} 次 kill -9 之后在案的结果", len(set(found)), "个", CASES),
            at_most("其中重复", len(found) - len(set(found)), "个", 0),
            at_least("任务已办完", int(job.state is JobState.DONE), "个", 1),
            at_least("领取次数", job.token, "次", KILLS + 1),
            at_most("审计记录被指出的问题", len(verify_audit(settings).verdict.breaches), "处", 0),
            Row("最后一次中断之后到全部办完", time.perf_counter() - start, "秒"),
        ]


def _started(settings: Settings) -> subprocess.Popen[bytes]:
    environment = {"ACCEPTANCE_DATA_DIR": str(settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""}
    command = [sys.executable, "-m", "service", "worker"]
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def _wait_for(settings: Settings, number: int, count: int) -> None:
    """Until so many results are on record; of the last one, until its job has ended too."""
    until = time.monotonic() + _PATIENCE_S
    while len(_done(settings, number)) < count or (count == CASES and not _ended(settings, number)):
        if time.monotonic() > until:
            raise AssertionError(f"job {number} does not get on")
        time.sleep(0.2)


def _ended(settings: Settings, number: int) -> bool:
    with opened(settings) as database, database.reading() as session:
        return jobs.get(session, number).state is JobState.DONE


def _done(settings: Settings, number: int) -> tuple[Item, ...]:
    with opened(settings) as database, database.reading() as session:
        return job_items.items(session, number, ItemState.DONE)
