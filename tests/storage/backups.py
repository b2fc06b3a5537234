"""An installation with something of everything, and backups of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from service.storage import people
from service.storage.backup import Source, write_backup
from service.storage.backup_file import MANIFEST, SIGNATURE, Manifest
from service.storage.database import Database
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.keys import SigningKey
from service.storage.location import files_folder, keys_folder
from service.workflow.bundles.signature import signed
from tests.storage.audit_trails import a_person, a_trail, filled
from tests.storage.builders import NOW
from tests.storage.installations import Installation

STRANGER = SigningKey(Ed25519PrivateKey.generate())
"""The key of somebody else."""
CONTENTS = (b"%PDF 1", b"%PDF 2", "批复".encode() * 1000)


def furnished(installation: Installation) -> Installation:
    """With three files, two persons and a trail of events under signed heads."""
    store = FileStore(files_folder(installation.settings))
    with installation.open() as database:
        filled(database, a_trail(installation))
        for content in CONTENTS:
            digest, size = store.put(content)
            with database.writing() as session:
                record_file(session, store, StoredFile(digest, size, "application/pdf", "批复.pdf", NOW))
        with database.writing() as session:
            for name in ("张三", "李四\n\"'\\ "):
                people.add(session, a_person(name), NOW)
    return installation


def source(installation: Installation, database: Database) -> Source:
    """What is backed up of it."""
    settings = installation.settings
    return Source(
        database,
        FileStore(files_folder(settings)),
        keys_folder(settings),
        "0.1.0",
        "2026-03-01T00:00:00.000000Z",
        lambda manifest: signed(manifest, STRANGER),
    )


def backed_up(installation: Installation, out: Path, even_incomplete: bool = False) -> Manifest:
    """A backup of it in the file `out`."""
    with installation.open() as database, out.open("wb") as file:
        return write_backup(source(installation, database), file, even_incomplete)


def rewritten(backup: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of a backup whose members went through `change`, which gives None for one to leave out; a manifest that
    was changed is signed anew, with another key."""
    out = backup.with_name("rewritten.zip")
    with zipfile.ZipFile(backup) as old:
        before = {name: old.read(name) for name in old.namelist()}
    after = {name: change(name, content) for name, content in before.items()}
    manifest = after.get(MANIFEST)
    if manifest is not None and manifest != before[MANIFEST]:
        after[SIGNATURE] = signed(manifest, STRANGER)
    with zipfile.ZipFile(out, "w") as new:
        for name, content in after.items():
            if content is not None:
                new.writestr(name, content)
    return out


def now() -> datetime:
    return datetime.now(UTC)
