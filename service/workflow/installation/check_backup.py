"""Whether a backup can be restored: it is, to a place that goes afterwards; what came of it is on record here."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from service.casework.audit.chain import AuditRow
from service.casework.audit.chain import Outcome as Done
from service.documents.bundle.check import Check, Outcome, overall
from service.settings import Settings
from service.storage.audit import Wanted, search
from service.storage.backup_file import Manifest
from service.storage.database import Database
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.installation.backup import BACKUP
from service.workflow.installation.open_database import opened
from service.workflow.installation.restore import ANY, restore
from service.workflow.installation.trusted_backup import Trusted
from service.workflow.passing_folder import passing_folder

CHECK = "backup.check"
_LATEST = 1_000
"""Backups on record among which the one that was checked is looked for."""


def check_backup(
    settings: Settings, file: Path, at: datetime, trusted: Trusted = ANY
) -> tuple[Manifest, tuple[Check, ...]]:
    """What the backup states, and what is found of the installation made from it: on SQLite, in a temporary folder,
    also where it comes from PostgreSQL.

    Raises:
        Fault, StorageError: it cannot be restored. OSError: it cannot be read, or there is no room.
    """
    with passing_folder("check") as folder:
        done = restore(settings, file, folder / "data", "", at, trusted)
        return done.manifest, done.checks


def record_check(settings: Settings, manifest: Manifest, checks: tuple[Check, ...], at: datetime) -> bool:
    """Put on record that a backup of this very installation was restored and looked over; gives whether it is: one of
    another installation, or where none is set up, is on record nowhere."""
    try:
        with opened(settings) as database:
            made = _made(database, manifest)
            if made is None:
                return False
            faults = [one.said.zh for one in checks if one.outcome is Outcome.FAILS]
            event = replace(
                attempt(None, at, CHECK, BACKUP, made.object_id),
                outcome=Done.REFUSED if faults else Done.DONE,
                reason="；".join(faults),
                detail_json=canonical_json({"manifest": manifest.digest, "checks": len(checks)}),
            )
            trail = opened_trail(settings)
            database.write(lambda session: trail.append(session, event))
            return True
    except Fault:
        return False


def _made(database: Database, manifest: Manifest) -> AuditRow | None:
    with database.reading() as session:
        rows = search(session, Wanted(object_type=BACKUP, action=BACKUP, limit=_LATEST))
    return next((row for row in rows if json.loads(row.detail_json).get("manifest") == manifest.digest), None)


__all__ = ["CHECK", "Outcome", "check_backup", "overall", "record_check"]
