"""Whether an installation can do its work now: for load balancers, and for requests that would write."""

from __future__ import annotations

from dataclasses import dataclass

from service.settings import Settings
from service.storage.revision import check
from service.storage.space import free_megabytes, nearly_full
from service.vocabulary.fault import Fault
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Readiness:
    """database: why it cannot be used, None where it can; space: why nothing may be written, None where it may;
    free_mb: MiB left on the disk of the data folder, None where there is no folder."""

    database: Fault | None
    space: Fault | None
    free_mb: int | None


def readiness(settings: Settings) -> Readiness:
    """The state of this moment."""
    space = lacking_space(settings)
    return Readiness(_database(settings), space, room_left(settings))


def lacking_space(settings: Settings) -> Fault | None:
    """Why nothing that writes may begin; None where there is room. Not in the way of what must always be written: the
    audit trail, sessions, the end of what has begun."""
    free = room_left(settings)
    if free is None or free >= settings.min_free_mb:
        return None
    return nearly_full(settings.data_dir, free, settings.min_free_mb)


def room_left(settings: Settings) -> int | None:
    """MiB on the disk of the data folder, None where there is no folder."""
    try:
        return free_megabytes(settings.data_dir)
    except OSError:
        return None


def _database(settings: Settings) -> Fault | None:
    try:
        with opened(settings) as database:
            check(database)
    except Fault as fault:
        return fault
    return None
