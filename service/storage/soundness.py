"""Whether a database is sound in itself, and is what this program needs: as its own server or library tells."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

_MOST = 5


@dataclass(frozen=True, slots=True)
class Server:
    """What a PostgreSQL says of itself. version: 180004 for 18.4; checksums: whether it notices pages that rot."""

    version: int
    encoding: str
    character_type: str
    checksums: bool


def faults(session: Session) -> tuple[str, ...]:
    """What SQLite finds wrong in its file, the first few; nothing on PostgreSQL, which has no such check of its own."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return ()
    integrity = [str(row[0]) for row in connection.execute(text(f"PRAGMA integrity_check({_MOST})")) if row[0] != "ok"]
    references = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(_MOST)
    return (*integrity, *(f"{row[0]} #{row[1]} → {row[2]}" for row in references))


def server(session: Session) -> Server:
    """The PostgreSQL that answers."""
    connection = session.connection()
    row = connection.execute(
        text(
            "SELECT current_setting('server_version_num'), pg_encoding_to_char(encoding), datctype, "
            "current_setting('data_checksums') FROM pg_database WHERE datname = current_database()"
        )
    ).one()
    return Server(int(row[0]), row[1], row[2], row[3] == "on")
