"""A job that must not go on, said to its handler."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Why a job must not go on here."""

    CANCELLED = "cancelled"
    LOST = "lost"
    STOPPING = "stopping"


class Interrupted(BaseException):
    """The job is cancelled, another worker has it, or this worker stops. No Exception, like KeyboardInterrupt: a
    handler that catches whatever goes wrong with one item does not catch this."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
