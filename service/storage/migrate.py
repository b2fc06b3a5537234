"""Bring a database up to this program in one guarded step."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text
from sqlmodel import Session

from service.storage.database import WRITER_LOCK, Database
from service.storage.errors import not_empty, told_plainly, unreachable
from service.storage.private import FILE, private_folder
from service.storage.revision import MIGRATIONS, head, refuse_newer, revision_at

_alone = threading.Lock()
"""Alembic's context is one for the whole process."""
_WAIT = "SET LOCAL lock_timeout = '120s'; SET LOCAL statement_timeout = 0"


@dataclass(frozen=True, slots=True)
class Migrated:
    """Revisions before (empty for a new database) and after; equal where there was nothing to do."""

    before: str
    after: str


def migrate(database: Database) -> Migrated:
    """Make the database if need be and run the steps it lacks: all of them, or none. Any number of processes may do
    this at once; one migrates, the others then find nothing to do.

    Raises:
        StorageError: as Database.writing, or a later program has migrated the database.
    """
    with _alone, told_plainly(database.place), _guarded(database) as connection:
        before = revision_at(connection)
        refuse_newer(database, before)
        if before != head():
            _upgrade(connection, "head")
        return Migrated(before, revision_at(connection))


def fill(
    database: Database, revision: str, load: Callable[[Session], None], conclude: Callable[[Session], None]
) -> None:
    """Make an empty database as it was at `revision`, let `load` put its rows there, bring it up to this program and
    let `conclude` add what is to last with it: all of it, or nothing.

    Raises:
        StorageError: as Database.writing; the database is not empty; a later program made that revision.
    """
    with _alone, told_plainly(database.place), _guarded(database) as connection:
        refuse_newer(database, revision)
        if inspect(connection).get_table_names():
            raise not_empty(database.place)
        _upgrade(connection, revision)
        _in_session(connection, load)
        _upgrade(connection, "head")
        _in_session(connection, conclude)


def _in_session(connection: Connection, work: Callable[[Session], None]) -> None:
    with Session(connection, join_transaction_mode="rollback_only") as session:
        work(session)
        session.commit()


def _upgrade(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def _guarded(database: Database) -> Iterator[Connection]:
    """A transaction that excludes every other writer of this program."""
    if database.file is not None:
        _make_file(database.file, database.place)
    queue = nullcontext() if database.file is None else _queue(database.file.parent)
    with queue, database.engines.writer.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text(_WAIT))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
        yield connection


def _make_file(file: Path, place: str) -> None:
    try:
        private_folder(file.parent)
        file.touch(mode=FILE, exist_ok=True)
    except OSError as error:
        raise unreachable(place, error.strerror or type(error).__name__) from error


@contextmanager
def _queue(folder: Path) -> Iterator[None]:
    """Wait for others that migrate as long as it takes: SQLite itself gives up after seconds."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
