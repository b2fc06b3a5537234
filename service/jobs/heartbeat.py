"""Signs of life of a job, from a thread beside its handler."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

_LOG = structlog.get_logger("jobs")


@contextmanager
def beating(beat: Callable[[], None], every_s: float) -> Iterator[None]:
    """Call `beat` every so many seconds while the body runs. A beat that cannot be written is logged, and the next one
    tried: whether the job is still this worker's, its next effect finds out anyway."""
    ended = threading.Event()

    def run() -> None:
        while not ended.wait(every_s):
            try:
                beat()
            except Exception as error:
                _LOG.warning("heartbeat-failed", reason=str(error))

    thread = threading.Thread(target=run, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
