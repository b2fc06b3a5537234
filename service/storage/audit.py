"""The audit trail in the database: append within the transaction of the act, read in order, search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Select, String, Table, cast, insert, or_, select
from sqlmodel import Session

from service.casework.audit.chain import Algorithm, AuditEvent, AuditRow, Rows, chained, utc_text
from service.storage.database import Database
from service.storage.tables.audit_event import AuditEventRow

EVENTS: Table = AuditEventRow.__table__  # type: ignore[attr-defined]
_COLUMNS = tuple(EVENTS.c[name] for name in AuditRow._fields)
_BATCH = 10_000
"""Rows of one short reading transaction: a long one would hold up writers where SQLite has no WAL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events to list; empty parts ask for nothing. actor: id or name. since is included, until is not; before,
    after: numbers of rows, neither included. The last `limit` of them, with `after` the first."""

    object_type: str = ""
    object_id: str = ""
    actor: str = ""
    action: str = ""
    outcome: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    after: int | None = None
    limit: int | None = None


def append(session: Session, event: AuditEvent, alg: Algorithm = Algorithm.SHA256) -> AuditRow:
    """Add an event behind the last one, in the writing transaction of the act it tells of: both last, or neither. The
    transaction is alone in writing, so the numbers have no gaps.

    Raises:
        StorageError, DBAPIError: it cannot be written, and the act is not done. AlgorithmMissing: see chained().
    """
    row = chained(event, last_row(session), alg)
    session.connection().execute(insert(EVENTS).values(row._asdict()))
    return row


def last_row(session: Session) -> AuditRow | None:
    """The row with the highest number."""
    found = session.connection().execute(select(*_COLUMNS).order_by(EVENTS.c.seq.desc()).limit(1)).first()
    return None if found is None else AuditRow._make(found)


def row_numbered(session: Session, seq: int) -> AuditRow | None:
    """The row of that number."""
    found = session.connection().execute(select(*_COLUMNS).where(EVENTS.c.seq == seq)).first()
    return None if found is None else AuditRow._make(found)


def stored_rows(database: Database) -> Rows:
    """Reads the rows as they are stored, whatever they hold by now; each batch in a transaction of its own."""

    def read(start: int | None) -> Iterator[AuditRow]:
        known: AuditRow | None = None
        while batch := _batch(database, start if known is None else known.seq, skip=known is not None):
            yield from batch
            known = batch[-1]

    return read


def _batch(database: Database, start: int | None, skip: bool) -> list[AuditRow]:
    """From number `start` on; `skip`: one row of that number was read before. Should there be a second one, where the
    primary key was dropped, it is not to be missed."""
    wanted = select(*_COLUMNS).order_by(EVENTS.c.seq).limit(_BATCH).offset(int(skip))
    if start is not None:
        wanted = wanted.where(EVENTS.c.seq >= start)
    with database.reading() as session:
        return _fetched(session, wanted)


def _fetched(session: Session, wanted: Select[Any]) -> list[AuditRow]:
    """Straight from the driver, as these columns need no conversion: that saves a third of reading. SQLite keeps what
    it is given, also text that is none, at which the driver stops: read as bytes it differs from what was hashed."""
    connection = session.connection()
    result = connection.execute(wanted)
    assert result.cursor is not None
    try:
        return [AuditRow._make(row) for row in result.cursor.fetchall()]
    except connection.dialect.loaded_dbapi.Error:
        raw = connection.execute(wanted.with_only_columns(*map(_bytes, _COLUMNS)))
        return [AuditRow._make(map(_text, row)) for row in raw]
    finally:
        result.close()


def _bytes(column: Column[Any]) -> ColumnElement[Any]:
    return cast(column, LargeBinary) if isinstance(column.type, String) else column


def _text(value: object) -> Any:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value


def search(session: Session, wanted: Wanted) -> list[AuditRow]:
    """The events wanted, in order."""
    upwards = wanted.after is not None
    order = EVENTS.c.seq if upwards else EVENTS.c.seq.desc()
    found = _fetched(session, select(*_COLUMNS).where(*_tests(wanted)).order_by(order).limit(wanted.limit))
    return found if upwards else found[::-1]


def _tests(wanted: Wanted) -> list[ColumnElement[bool]]:
    named = ("object_type", "object_id", "action", "outcome")
    tests: list[ColumnElement[bool]] = [EVENTS.c[name] == value for name in named if (value := getattr(wanted, name))]
    if wanted.actor:
        tests.append(or_(EVENTS.c.actor == wanted.actor, EVENTS.c.actor_name == wanted.actor))
    if wanted.since:
        tests.append(EVENTS.c.ts_utc >= utc_text(wanted.since))
    if wanted.until:
        tests.append(EVENTS.c.ts_utc < utc_text(wanted.until))
    if wanted.before is not None:
        tests.append(EVENTS.c.seq < wanted.before)
    if wanted.after is not None:
        tests.append(EVENTS.c.seq > wanted.after)
    return tests
