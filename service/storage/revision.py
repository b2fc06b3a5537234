"""At which revision a database is, and whether that is the one of this program. Alembic is needed only to change it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlmodel import Session

from service.storage.database import Database
from service.storage.errors import newer, not_migrated

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def head() -> str:
    """The revision this program needs."""
    return known()[-1]


@cache
def known() -> tuple[str, ...]:
    """All revisions, the last one last: the migration `0001_core` is the file `r0001_core.py`."""
    return tuple(sorted(file.stem.removeprefix("r") for file in (MIGRATIONS / "versions").glob("r*.py")))


def check(database: Database) -> None:
    """Return only if the database is at the revision of this program.

    Raises:
        StorageError: cannot connect, not migrated, or migrated by a later program.
    """
    if database.file is not None and not database.file.exists():
        raise not_migrated(database.place)
    with database.reading() as session:
        found = revision_of(session)
    refuse_newer(database, found)
    if found != head():
        raise not_migrated(database.place)


def is_current(database: Database) -> bool:
    """Whether the database is there and at the revision of this program.

    Raises:
        StorageError: cannot connect.
    """
    if database.file is not None and not database.file.exists():
        return False
    with database.reading() as session:
        return revision_of(session) == head()


def revision_of(session: Session) -> str:
    """The revision of the database, empty where it has none."""
    return revision_at(session.connection())


def revision_at(connection: Connection) -> str:
    """The same on a connection."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def refuse_newer(database: Database, revision: str) -> None:
    """Return only if this program knows the revision.

    Raises:
        StorageError: a later program has migrated the database.
    """
    if revision and revision not in known():
        raise newer(database.place, revision)
