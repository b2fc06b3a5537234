"""Back an installation up while it works: one file with everything, written whole or not at all."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from service.casework.audit.chain import utc_text
from service.settings import Settings
from service.storage.backup import Source, write_backup
from service.storage.backup_file import Manifest
from service.storage.database import Database
from service.storage.files import FileStore
from service.storage.keys import KeyUse, PublicKey, load_key, make_key
from service.storage.location import files_folder, keys_folder
from service.storage.private import private_folder, sync_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.bundles.program import program
from service.workflow.bundles.signature import signed
from service.workflow.installation.open_database import opened
from service.workflow.installation.rotation import backup_name

BACKUP = "backup"
_PARTIAL = ".acceptance-backup-"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written, its size in bytes, what it holds, and the key that verifies its signature."""

    path: Path
    size: int
    manifest: Manifest
    key: PublicKey


def backup(
    settings: Settings, out: Path, at: datetime, even_incomplete: bool = False, folder: bool = False
) -> BackedUp:
    """Write a backup to the file `out`, or under its own name into the folder `out`. On record before it has its name:
    whoever reads it has read everything. even_incomplete: see write_backup; folder: `out` is one, made for this user
    alone if it is not there.

    Raises:
        Fault: the file is there already. StorageError: see opened, write_backup and Trail.append. OSError: it cannot be
        written; nothing is left behind.
    """
    if folder:
        private_folder(out)
    target = out / backup_name(at) if out.is_dir() else out
    if target.exists():
        raise _taken(target)
    _clear(target.parent)
    with opened(settings) as database, _partial(target.parent) as file:
        make_key(keys_folder(settings), KeyUse.BACKUP)
        key = load_key(keys_folder(settings), KeyUse.BACKUP)
        source = Source(
            database,
            FileStore(files_folder(settings)),
            keys_folder(settings),
            program()["acceptance"],
            utc_text(at),
            lambda manifest: signed(manifest, key),
        )
        manifest = write_backup(source, file, even_incomplete)
        file.flush()
        os.fsync(file.fileno())
        _record(settings, database, target, manifest, file.tell(), at)
        Path(file.name).rename(target)
        sync_folder(target.parent)
    return BackedUp(target, target.stat().st_size, manifest, key.public)


def _record(settings: Settings, database: Database, target: Path, manifest: Manifest, size: int, at: datetime) -> None:
    told = {"manifest": manifest.digest, "audit_seq": manifest.audit_seq, "lost": len(manifest.lost), "size": size}
    event = replace(attempt(None, at, BACKUP, BACKUP, target.name), detail_json=json.dumps(told, sort_keys=True))
    trail = opened_trail(settings)
    database.write(lambda session: trail.append(session, event))


@contextmanager
def _partial(folder: Path) -> Iterator[IO[bytes]]:
    """A file for this user only that goes unless it is renamed; locked as long as its writer lives. Another that begins
    may have taken it away before it was locked."""
    while True:
        with NamedTemporaryFile(dir=folder, prefix=_PARTIAL, delete=False) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if not os.fstat(file.fileno()).st_nlink:
                continue
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)
            return


def _clear(folder: Path) -> None:
    """Remove what writers left that were killed."""
    for path in folder.glob(f"{_PARTIAL}*"):
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _taken(target: Path) -> Fault:
    return Fault(
        "backup-exists",
        Said(
            f"{target} 已存在，没有覆盖；请换一个文件名，或只写文件夹，由程序按时间取名",
            f"{target} exists and was not replaced; give another name, or only a folder, and the file is named by time",
        ),
    )
