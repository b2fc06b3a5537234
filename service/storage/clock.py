"""What time it is for everybody who uses a database, whatever their own clocks say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import text
from sqlmodel import Session

Clock = Callable[[Session], datetime]


def database_now(session: Session) -> datetime:
    """The moment by the clock of the database: PostgreSQL's own; SQLite has that of the one machine it is on."""
    if session.connection().dialect.name == "postgresql":
        moment: datetime = session.connection().execute(text("SELECT clock_timestamp()")).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)
