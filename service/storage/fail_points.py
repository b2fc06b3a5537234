"""Named places at which a process can be made to die, as a loss of power would end it: for proofs of what survives."""

from __future__ import annotations

import os
from enum import StrEnum
from itertools import count

from service.settings import fail_point

KILLED = 137
"""The exit code, that of SIGKILL."""


class FailPoint(StrEnum):
    """Where it can be. Enqueue: a job is put on record; rename: a file has its final name, no row speaks of it yet."""

    BEFORE_COMMIT = "before-commit"
    AFTER_COMMIT = "after-commit"
    BEFORE_ENQUEUE = "before-enqueue"
    AFTER_ENQUEUE = "after-enqueue"
    BETWEEN_RENAME_AND_COMMIT = "between-rename-and-commit"


def read_fail_point(text: str) -> tuple[FailPoint, int] | None:
    """`before-commit:3` is the third time that place is reached, without number the first; None for an empty text.

    Raises:
        ValueError: there is no such place, or the number is none from 1 on.
    """
    name, _, number = text.strip().partition(":")
    if not name:
        return None
    times = int(number or 1)
    if times < 1:
        raise ValueError(f"{text}: count from 1 on")
    return FailPoint(name), times


_armed: tuple[FailPoint, int] | None = None
_reached = count(1)


def arm(text: str) -> None:
    """Let this process die there; an empty text lets it live.

    Raises:
        ValueError: see read_fail_point().
    """
    global _armed
    _armed = read_fail_point(text)


def reach(point: FailPoint) -> None:
    """Say that this place is reached; the process ends here at once if it was asked to."""
    if _armed is not None and _armed[0] is point and next(_reached) == _armed[1]:
        os._exit(KILLED)


arm(fail_point())
