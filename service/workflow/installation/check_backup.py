"""Whether a backup can be restored: it is, to a place that goes afterwards."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from service.documents.bundle.check import Check, Outcome, overall
from service.settings import Settings
from service.storage.backup_file import Manifest
from service.workflow.installation.restore import ANY, restore
from service.workflow.installation.trusted_backup import Trusted


def check_backup(
    settings: Settings, file: Path, at: datetime, trusted: Trusted = ANY
) -> tuple[Manifest, tuple[Check, ...]]:
    """What the backup states, and what is found of the installation made from it: on SQLite, in a temporary folder,
    also where it comes from PostgreSQL.

    Raises:
        Fault, StorageError: it cannot be restored. OSError: it cannot be read, or there is no room.
    """
    with TemporaryDirectory(prefix="acceptance-") as folder:
        done = restore(settings, file, Path(folder) / "data", "", at, trusted)
        return done.manifest, done.checks


__all__ = ["Outcome", "check_backup", "overall"]
