"""Figures of an installation for whoever watches over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from service.settings import Settings
from service.storage.audit_heads import newest_head
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Figures:
    """head_age: since the last signed head of the audit trail; None without one."""

    head_age: timedelta | None


def figures(settings: Settings, now: datetime) -> Figures:
    """The state of this moment.

    Raises:
        StorageError: the database cannot be reached, or is not migrated.
    """
    with opened(settings) as database, database.reading() as session:
        head = newest_head(session)
    return Figures(now - datetime.fromisoformat(head.ts_utc) if head else None)
