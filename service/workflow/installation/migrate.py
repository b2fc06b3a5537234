"""Set up an installation, or bring it up to this program: data folder, database, signing and sealing key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from service.settings import Settings, variables
from service.storage import migrate as storage
from service.storage.audit import Wanted, search
from service.storage.database import Database, Session
from service.storage.keys import load_key, make_key
from service.storage.location import keys_folder, location
from service.storage.private import private_folder
from service.storage.sealing import make_sealing_key
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, opened_trail


@dataclass(frozen=True, slots=True)
class Installed:
    """What is there now. place: the database without its password; product: `SQLite 3.53.4` or `PostgreSQL 18.4`;
    journal: SQLite's journal mode, else empty; before is empty for a new database, and equals after where there was
    nothing to do. key: id of the signing key."""

    data_dir: Path
    place: str
    product: str
    journal: str
    before: str
    after: str
    key: str
    key_made: bool
    sealing_key_made: bool


def migrate(settings: Settings) -> Installed:
    """Do what is missing; doing it again changes nothing.

    Raises:
        StorageError: the database cannot be used; what was not yet done is not done. Fault: the data folder cannot be
        made. OSError: it cannot be written.
    """
    _make_folder(settings)
    with Database(location(settings)) as database:
        done = storage.migrate(database)
        product, journal = database.product()
        made = make_key(keys_folder(settings))
        sealing = make_sealing_key(keys_folder(settings))
        key = load_key(keys_folder(settings)).public.id
        _record(settings, database, done)
        return Installed(
            settings.data_dir, database.place, product, journal, done.before, done.after, key, made, sealing
        )


def _record(settings: Settings, database: Database, done: storage.Migrated) -> None:
    """Each revision once: a run that died before it came here is made up for by the next."""
    trail = opened_trail(settings)
    event = attempt(None, datetime.now(UTC), "migrate", "database", done.after)

    def record(session: Session) -> None:
        if not search(session, Wanted(action=event.action, object_id=event.object_id, limit=1)):
            trail.append(session, event)

    database.write(record)


def _make_folder(settings: Settings) -> None:
    folder, variable = settings.data_dir, variables()["data_dir"]
    try:
        private_folder(folder)
    except OSError as error:
        said = Said(
            f"数据文件夹 {folder} 不能建立或打开；请检查路径上有没有同名的文件、有没有权限，"
            f"或把环境变量 {variable} 设为可以写入的文件夹",
            f"the data folder {folder} cannot be used ({error.strerror}); check path and permissions, or set "
            f"{variable} to a folder that can be written to",
        )
        raise Fault("data-dir-unusable", said) from error
