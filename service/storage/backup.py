"""Write everything of an installation into a backup, and fill an empty installation from one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from sqlmodel import Session

from service.storage import audit
from service.storage.audit_heads import stored_heads
from service.storage.backup_file import FILES, KEYS, ROWS, TABLES, BackupError, BackupFile, BackupWriter, Manifest
from service.storage.database import Database
from service.storage.dump import dumped, load, row_count, table_names
from service.storage.errors import StorageError
from service.storage.files import FileStore, recorded_digests
from service.storage.head_file import keep_heads
from service.storage.keys import KeyUse, load_key
from service.storage.migrate import fill
from service.storage.private import FILE, private_folder, sync_folder
from service.storage.revision import revision_of
from service.vocabulary.language import Said

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """What is backed up; program: the version of this program, made_at: UTC as text, sign: what a manifest is signed
    with."""

    database: Database
    store: FileStore
    keys: Path
    program: str
    made_at: str
    sign: Callable[[bytes], bytes]


def write_backup(source: Source, file: IO[bytes], even_incomplete: bool = False) -> Manifest:
    """Write a backup while others go on working. All rows are of one moment, from one transaction; the files are those
    that these rows speak of, as a file is on disk before its row and stays. even_incomplete: leave out files that are
    lost or damaged, and say so in the manifest.

    Raises:
        StorageError: a file is lost or damaged, or the key cannot be used. OSError: the backup cannot be written.
    """
    with BackupWriter(file) as writer:
        manifest = _gathered(source, writer, even_incomplete)
        writer.finish(manifest, source.sign)
    return manifest


def _gathered(source: Source, writer: BackupWriter, even_incomplete: bool) -> Manifest:
    product, _ = source.database.product()
    with source.database.reading() as session:
        names = table_names(session)
        for name in names:
            writer.add(f"{TABLES}{name}{ROWS}", dumped(session, name))
        tables = {name: row_count(session, name) for name in names}
        revision, last = revision_of(session), audit.last_row(session)
        digests = sorted(recorded_digests(session))
    lost = [digest for digest in digests if not _added(writer, source.store, digest, even_incomplete)]
    for path in key_files(source.keys):
        writer.add(f"{KEYS}{path.name}", [path.read_bytes()])
    return Manifest(
        made_at=source.made_at,
        program=source.program,
        revision=revision,
        database=product,
        key=load_key(source.keys).public.id,
        audit_seq=last.seq if last else 0,
        audit_hash=last.hash if last else "",
        tables=tables,
        lost=tuple(lost),
        members=writer.members,
    )


def key_files(folder: Path) -> list[Path]:
    """The keys of an installation that a backup holds: all but the one that signs it."""
    own = KeyUse.BACKUP.value
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name != own and path.name[0] != ".")


def unpack_files(backup: BackupFile, store: FileStore, keys: Path) -> None:
    """Put the kept files and the keys where they belong, safe on disk.

    Raises:
        BackupError: a member is damaged. OSError: it cannot be written.
    """
    for member in backup.under(FILES):
        digest, _ = store.put(backup.parts(member))
        if digest != member.removeprefix(FILES):
            raise _altered(backup.path, member)
    private_folder(keys)
    for member in backup.under(KEYS):
        _write_private(keys / member.removeprefix(KEYS), b"".join(backup.parts(member)))
    sync_folder(keys)


def fill_database(backup: BackupFile, database: Database, heads: Path, conclude: Callable[[Session], None]) -> None:
    """Put the rows into an empty database in one transaction, bring it up to this program, and the copies of the signed
    heads into the file `heads`; `conclude` adds what is to last with it. Nothing is read as rows before it is known
    to be what the manifest says.

    Raises:
        StorageError: the database is not empty, or of a later program; the backup is damaged, or its tables do not fit.
    """

    def put(session: Session) -> None:
        names = table_names(session)
        if strange := set(names) ^ {_table(member) for member in backup.under(TABLES)}:
            raise _altered(backup.path, min(strange))
        for name in names:
            member = f"{TABLES}{name}{ROWS}"
            if load(session, name, backup.lines(member)) != backup.manifest.tables.get(name):
                raise _altered(backup.path, member)

    def finish(session: Session) -> None:
        keep_heads(heads, stored_heads(session))
        conclude(session)

    for member in backup.under(TABLES):
        deque(backup.parts(member), maxlen=0)
    fill(database, backup.manifest.revision, put, finish)


def _table(member: str) -> str:
    return member.removeprefix(TABLES).removesuffix(ROWS)


def _added(writer: BackupWriter, store: FileStore, digest: str, even_incomplete: bool) -> bool:
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(store.opened(digest))
        except StorageError:
            if not even_incomplete:
                raise
            return False
        writer.add(f"{FILES}{digest}", iter(partial(stream.read, _CHUNK), b""))
    return True


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(handle)


def _altered(path: Path, member: str) -> BackupError:
    return BackupError(
        "backup-damaged",
        Said(
            f"备份 {path} 里的 {member} 与清单不符，可能被改动过；没有恢复，请换一份备份",
            f"{member} in the backup {path} is not what the manifest says, it may have been altered; nothing was "
            "restored; use another backup",
        ),
    )
