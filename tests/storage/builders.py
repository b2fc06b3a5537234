"""Persons and moments for tests of what is stored."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Engine, Table, event, insert
from sqlmodel import Session

from service.storage.database import Database
from service.storage.location import read_location
from service.storage.migrate import migrate
from service.storage.tables.base import METADATA
from service.vocabulary.person import Department, Person, Role

NOW = datetime(2026, 3, 1, 8, 30, 0, 123456, tzinfo=UTC)
DIGEST = "ab" * 32

ROWS: dict[str, dict[str, object]] = {
    "person": {
        "name": "张三", "role": "approver", "department": "drc", "jurisdiction": "zhejiang", "city": "", "park": "",
        "added_at": NOW, "deactivated_at": None,
    },
    "stored_file": {
        "digest": DIGEST, "size": 3, "media_type": "application/pdf", "first_name": "批复.pdf", "added_at": NOW,
    },
    "stage_output": {
        "digest": DIGEST, "kind": "assessment", "schema_version": 1, "json_text": "{}", "added_at": NOW,
    },
}  # fmt: skip


def a_person(name: str = "张三", role: Role = Role.APPROVER, department: Department | None = Department.DRC) -> Person:
    return Person(0, name, role, department, "zhejiang")


def table(name: str) -> Table:
    return METADATA.tables[name]


def put_row(session: Session, of: str, /, **changed: object) -> None:
    """A row as it should be, with other values where given."""
    session.connection().execute(insert(table(of)).values(ROWS[of] | changed))


def sqlite_url(folder: Path) -> URL:
    return read_location(f"sqlite:///{folder}/acceptance.db")


def stdlib_database(folder: Path, library: ModuleType = sqlite3) -> Database:
    """A migrated database of the interpreter's own SQLite, as on machines for which there is no other."""
    database = Database(sqlite_url(folder), library)
    migrate(database)
    return database


def impatient(engine: Engine) -> None:
    """Waits of new connections end after a moment."""

    def hurry(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("SET lock_timeout = 50" if engine.dialect.name == "postgresql" else "PRAGMA busy_timeout = 50")
        cursor.close()

    engine.dispose()
    event.listen(engine, "connect", hurry)
