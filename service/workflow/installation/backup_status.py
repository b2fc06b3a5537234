"""When the last backup was made, and whether one was restored to see that it can be: as the audit trail has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.casework.audit.chain import AuditRow, Outcome
from service.settings import Settings
from service.storage.audit import Wanted, search
from service.workflow.installation.backup import BACKUP
from service.workflow.installation.check_backup import CHECK
from service.workflow.installation.open_database import opened

OLD = timedelta(days=1)
"""Technical: one a night is the least; a quarter of an hour is what is promised on the loss of a disk."""
_LATEST = 200


@dataclass(frozen=True, slots=True)
class BackupMade:
    """One backup. size: bytes, None where it was not recorded; lost: how many files it lacks."""

    name: str
    at: datetime
    size: int | None
    audit_seq: int
    lost: int


@dataclass(frozen=True, slots=True)
class BackupChecked:
    """A backup that was restored to a temporary place; fault: what was wrong, empty where nothing was."""

    name: str
    at: datetime
    fault: str


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """made, checked: the last of each, None where there is none; age: of the last backup at the moment of asking."""

    made: BackupMade | None
    checked: BackupChecked | None
    age: timedelta | None

    @property
    def old(self) -> bool:
        """Whether there is none, or the last one is older than a day."""
        return self.age is None or self.age > OLD


def backup_status(settings: Settings, at: datetime) -> BackupStatus:
    """Of this installation.

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        rows = search(session, Wanted(object_type=BACKUP, limit=_LATEST))[::-1]
    made = next((_made(row) for row in rows if row.action == BACKUP and row.outcome == Outcome.DONE), None)
    checked = next((BackupChecked(row.object_id, _at(row), row.reason) for row in rows if row.action == CHECK), None)
    return BackupStatus(made, checked, at - made.at if made else None)


def _made(row: AuditRow) -> BackupMade:
    told = json.loads(row.detail_json)
    return BackupMade(row.object_id, _at(row), told.get("size"), told["audit_seq"], told["lost"])


def _at(row: AuditRow) -> datetime:
    return datetime.fromisoformat(row.ts_utc)
