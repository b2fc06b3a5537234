"""Remove what writes that broke off have left among the kept files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import files
from service.storage.database import Session
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened


def sweep(settings: Settings, at: datetime) -> tuple[Path, ...]:
    """The files that were removed: those of which no row speaks, older than an hour.

    Raises:
        StorageError: see opened and audited. OSError: one cannot be removed.
    """
    store = FileStore(files_folder(settings))
    event = attempt(None, at, "files.sweep", "files", "")

    with opened(settings) as database, database.reading() as session:
        found = files.strays_found(session, store, at)

    def swept(session: Session) -> tuple[tuple[Path, ...], AuditEvent | None]:
        removed = files.sweep(session, found, at)
        return removed, replace(event, detail_json=json.dumps({"removed": len(removed)})) if removed else None

    with opened(settings) as database:
        return audited(settings, database, event, swept)
