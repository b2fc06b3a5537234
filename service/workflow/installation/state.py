"""How an installation is doing, for its system administrator; nothing of what it is used for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from service.settings import Settings
from service.storage.audit_heads import newest_head
from service.storage.revision import head
from service.vocabulary.fault import Fault
from service.workflow.installation.open_database import opened
from service.workflow.installation.readiness import lacking_space, room_left


@dataclass(frozen=True, slots=True)
class State:
    """place: the database without its password; product: `SQLite 3.53.4`; journal: SQLite's journal mode, else empty;
    revision: of the tables. free_mb: MiB on the disk of the data folder, None where nobody knows; space: why nothing
    may be written, None where it may. head_age: since the newest signed head of the audit trail, None without one."""

    place: str
    product: str
    journal: str
    revision: str
    free_mb: int | None
    space: Fault | None
    head_age: timedelta | None


def state(settings: Settings, now: datetime) -> State:
    """The state of this moment.

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database:
        product, journal = database.product()
        with database.reading() as session:
            newest = newest_head(session)
        place = database.place
    age = None if newest is None else now - datetime.fromisoformat(newest.ts_utc)
    return State(place, product, journal, head(), room_left(settings), lacking_space(settings), age)
