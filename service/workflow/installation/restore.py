"""Make an installation anew from a backup: whole or not at all, then checked against what the backup states."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from service.access.second_factor import latest_step
from service.casework.audit.chain import AuditEvent
from service.documents.bundle.check import Check
from service.settings import Settings
from service.storage.audit import Wanted, search
from service.storage.audit_heads import Trail, stored_heads
from service.storage.backup import fill_database, unpack_files
from service.storage.backup_file import BackupFile, Manifest
from service.storage.database import Database, Session
from service.storage.files import FileStore
from service.storage.head_file import keep_heads
from service.storage.location import files_folder, keys_folder, location, read_location
from service.storage.private import private_folder, sync_folder
from service.storage.revision import head, is_current
from service.storage.revived import end_revived
from service.storage.sealing import make_sealing_key
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.installation.restored_checks import restored_checks
from service.workflow.installation.trusted_backup import Trusted, trusted_backup

RESTORE = "restore"
_STAGING = ".restoring"
_OF_THE_DISK = "lost+found"
ANY = Trusted()
"""Nothing is known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Restored:
    """data_dir and place (the database without its password): where it is now. revision: the one it was brought up to.
    resumed: an earlier run that broke off was there. checks: how it stands against the backup."""

    data_dir: Path
    place: str
    manifest: Manifest
    revision: str
    resumed: bool
    checks: tuple[Check, ...]


def restore(
    settings: Settings, file: Path, to: Path, database_url: str, at: datetime, trusted: Trusted = ANY
) -> Restored:
    """Restore the backup `file` into the folder `to`, which is not there yet or empty, and into the empty PostgreSQL at
    `database_url`, or SQLite in that folder where the address is empty. All is prepared in a folder inside `to` that
    marks it as unfinished; a run that was killed is begun again by the next.

    Raises:
        Fault: the backup is not the one that is trusted, the folder is not empty, or another restore is at work there.
        StorageError: the backup or the database cannot be used. OSError: the file cannot be read, or the folder not be
        written. Nothing is restored then.
    """
    to = to.expanduser().absolute()
    _require_server(database_url)
    with BackupFile(file) as backup, _alone_in(to):
        vouched = trusted_backup(settings, backup, trusted)
        resumed = _cleared(to)
        aim = settings.model_copy(
            update={"data_dir": to / _STAGING, "database_url": SecretStr(database_url)},
        )
        try:
            unpack_files(backup, FileStore(files_folder(aim)), keys_folder(aim))
            if backup.manifest.revision != head():
                # Programs of old had no such key; where there is one it stays.
                make_sealing_key(keys_folder(aim))
            resumed |= _fill(aim, backup, at)
        except BaseException:
            _clear(to)
            raise
        _finish(aim, to)
    done = aim.model_copy(update={"data_dir": to})
    checks = (*vouched, *restored_checks(done, backup.manifest, at))
    with Database(location(done)) as database:
        return Restored(to, database.place, backup.manifest, head(), resumed, checks)


def _fill(aim: Settings, backup: BackupFile, at: datetime) -> bool:
    """Whether a run before this one had filled the server's database and broke off before the folder was finished."""
    told: dict[str, object] = {"audit_hash": backup.manifest.audit_hash, "audit_seq": backup.manifest.audit_seq}
    event = attempt(None, at, RESTORE, "backup", backup.manifest.digest)

    def conclude(session: Session) -> None:
        ended = asdict(end_revived(session, at, latest_step(at)))
        trail.append(session, replace(event, detail_json=json.dumps(told | {"ended": ended}, sort_keys=True)))

    trail = opened_trail(aim)
    with Database(location(aim)) as database:
        if _filled(database, event, trail):
            return True
        fill_database(backup, database, trail.file, conclude)
        return False


def _filled(database: Database, event: AuditEvent, trail: Trail) -> bool:
    if not is_current(database):
        return False
    with database.reading() as session:
        last = search(session, Wanted(limit=1))
        if [(row.action, row.object_id) for row in last] != [(event.action, event.object_id)]:
            return False
        keep_heads(trail.file, stored_heads(session))
    return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    private_folder(folder)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise _busy(folder) from None
    finally:
        os.close(handle)


def _cleared(to: Path) -> bool:
    """Make the place ready; whether what an earlier run left had to go."""
    entries = {path.name for path in to.iterdir()} - {_OF_THE_DISK}
    if entries and _STAGING not in entries:
        raise _not_empty(to)
    if len(entries) > 1 and not any((to / _STAGING).iterdir()):
        (to / _STAGING).rmdir()
        raise _finished(to)
    _clear(to)
    private_folder(to / _STAGING)
    return bool(entries)


def _clear(to: Path) -> None:
    """The mark of what is unfinished goes last."""
    for path in sorted(to.iterdir(), key=lambda path: path.name == _STAGING):
        if path.name == _OF_THE_DISK:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _finish(aim: Settings, to: Path) -> None:
    """The keys and then the database last: until they are there every command says that there are none, so nobody works
    on what the next run would begin again."""
    last = {keys_folder(aim).name: 1, Path(location(aim).database or "").name: 2}
    for path in sorted((to / _STAGING).iterdir(), key=lambda path: last.get(path.name, 0)):
        path.rename(to / path.name)
    sync_folder(to)
    (to / _STAGING).rmdir()
    sync_folder(to)


def _require_server(database_url: str) -> None:
    if database_url and read_location(database_url).get_backend_name() == "sqlite":
        raise Fault(
            "restore-database",
            Said(
                "--database-url 只写 PostgreSQL 的地址；恢复到 SQLite 时不写，数据库就建在数据文件夹里",
                "--database-url takes the address of a PostgreSQL; leave it out to restore to SQLite",
            ),
        )


def _not_empty(to: Path) -> Fault:
    return Fault(
        "restore-not-empty",
        Said(
            f"文件夹 {to} 里已有内容，没有动它；请把 --to 写成一个空的或还没有的文件夹",
            f"the folder {to} is not empty and was left alone; name one that is empty or not there yet with --to",
        ),
    )


def _finished(to: Path) -> Fault:
    """Somebody may have worked on it since."""
    return Fault(
        "restore-not-empty",
        Said(
            f"{to} 里的恢复已经完成，只差收尾时中断了，没有动它；请用 acceptance doctor 检查后使用，"
            "要另外恢复一份的，请把 --to 写成一个空的或还没有的文件夹",
            f"the restore into {to} was finished but for tidying up, and was left alone; look at it with acceptance "
            "doctor and use it, or name another folder that is empty or not there yet with --to",
        ),
    )


def _busy(to: Path) -> Fault:
    return Fault(
        "restore-busy",
        Said(
            f"另一个程序正在向 {to} 恢复；请等它结束，或换一个文件夹",
            f"another program is restoring into {to}; wait for it to end, or name another folder",
        ),
    )
