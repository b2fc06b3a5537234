"""Workers in processes of their own, killed or stopped in the middle of their jobs."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import structlog

from service.jobs.kinds import Kind
from service.jobs.worker import Worker
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.errors import passes
from service.vocabulary.job import Claim, Item
from service.workflow.jobs.job_store import RecordedJobs
from tests.programs import loaded
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.jobs.counting import COUNT, FAST

LEASE_S = 1.0
Work = Callable[[str, str, str, int | None], None]


class Halting(RecordedJobs):
    """Goes no further once a job has so many results, until the worker is stopped: however late whoever waits for that
    many takes note, the job is not over by then. halt_at: results, or None."""

    def __init__(self, settings: Settings, database: Database, worker: str, halt_at: int | None) -> None:
        super().__init__(settings, database, worker, timedelta(seconds=LEASE_S))
        self._record, self._halt_at = database, halt_at
        self.stopped = threading.Event()

    def keep(self, claim: Claim, items: Sequence[Item], work: Callable[[Session], None] | None) -> None:
        """See JobStore."""
        super().keep(claim, items, work)
        if self._halt_at is not None and job_in(self._record, claim.job).progress.done >= self._halt_at:
            self.stopped.wait()


def work_until_stopped(store: Halting, kind: Kind[Session, Any]) -> None:
    """Of a process of its own: work until stopped or killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    worker = Worker(store, [kind], FAST, passes=passes)

    def stop() -> None:
        worker.stop()
        store.stopped.set()

    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=stop).start())
    worker.run()


def work(data_dir: str, database_url: str, name: str, halt_at: int | None) -> None:
    """In a process of its own: count people until stopped or killed."""
    installation = Installation(Path(data_dir), database_url)
    with installation.open() as database:
        work_until_stopped(Halting(installation.settings, database, name, halt_at), COUNT)


def started(installation: Installation, name: str, halt_at: int | None = None, target: Work = work) -> BaseProcess:
    """A worker, started from a server that has everything imported."""
    arguments = (str(installation.data_dir), installation.database_url, name, halt_at)
    process = loaded().Process(target=target, args=arguments)
    process.start()
    return process


def killed(process: BaseProcess) -> None:
    """As by kill -9."""
    process.kill()
    process.join()


def until(happened: Callable[[], bool], every_s: float = 0.01, longest_s: float = 600) -> None:
    """Wait for it, but not for ever."""
    end = time.monotonic() + longest_s
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(every_s)
