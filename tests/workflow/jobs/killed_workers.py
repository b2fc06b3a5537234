"""Workers in processes of their own, killed or stopped in the middle of their jobs."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import structlog

from service.jobs.worker import Worker
from service.storage.errors import passes
from tests.programs import loaded
from tests.storage.installations import Installation
from tests.workflow.jobs.counting import COUNT, FAST, a_store

LEASE_S = 1.0


def work(data_dir: str, database_url: str, name: str) -> None:
    """In a process of its own: work until stopped or killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    installation = Installation(Path(data_dir), database_url)
    with installation.open() as database:
        worker = Worker(a_store(installation, database, name, LEASE_S), [COUNT], FAST, passes=passes)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=worker.stop).start())
        worker.run()


def started(installation: Installation, name: str, target: Callable[[str, str, str], None] = work) -> BaseProcess:
    """A worker, started from a server that has everything imported."""
    process = loaded().Process(target=target, args=(str(installation.data_dir), installation.database_url, name))
    process.start()
    return process


def killed(process: BaseProcess) -> None:
    """As by kill -9."""
    process.kill()
    process.join()


def until(happened: Callable[[], bool], every_s: float = 0.01, longest_s: float = 60) -> None:
    """Wait for it, but not for ever."""
    end = time.monotonic() + longest_s
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(every_s)
