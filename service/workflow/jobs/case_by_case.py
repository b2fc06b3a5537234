"""One case after the other: what cannot be read of one does not keep the work from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from service.jobs.running import Running
from service.storage.database import Session
from service.workflow.batch.in_words import in_words

T = TypeVar("T")
_LOG = structlog.get_logger("jobs")


def case_by_case(running: Running[Session], ids: Iterable[str], renew: Callable[[str], T]) -> tuple[list[T], int]:
    """What `renew` gives of each case, and of how many it gives nothing, because their acts, files or rules cannot be
    read: the log names them. They come again with the next job.

    Raises:
        Interrupted: see Running.each(). StorageError: the database cannot be used.
    """
    made: list[T] = []
    failed = 0
    for case_id in running.each(ids):
        try:
            made.append(renew(case_id))
        except Exception as error:
            told = in_words(error)
            if told is None:
                raise
            failed += 1
            _LOG.error("case-set-aside", case=case_id, code=told.code, error=told.said.zh)
    return made, failed
