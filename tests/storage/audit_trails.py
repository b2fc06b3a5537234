"""A trail with some events and heads, and the hand of somebody who may do anything to its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import insert, text

from service.casework.audit.chain import Algorithm, AuditRow
from service.casework.audit.verify import Verdict, verify
from service.storage.audit import EVENTS, stored_rows
from service.storage.audit_heads import Trail, is_genuine, stored_heads
from service.storage.database import Database, Session
from service.storage.head_file import HEADS_FILE, kept_heads
from service.storage.keys import load_key, make_key
from service.storage.location import keys_folder
from service.vocabulary.person import Person, Role
from tests.casework.audit.attacks import LENGTH
from tests.casework.audit.builders import event
from tests.storage.installations import Installation


def a_trail(installation: Installation, alg: Algorithm = Algorithm.SHA256) -> Trail:
    """The trail of an installation, with a signing key."""
    folder = keys_folder(installation.settings)
    make_key(folder)
    return Trail(load_key(folder), installation.data_dir / HEADS_FILE, alg)


def a_person(name: str = "张三") -> Person:
    """Somebody to put on record."""
    return Person(0, name, Role.ASSESSOR, jurisdiction="zhejiang")


def filled(database: Database, trail: Trail, length: int = LENGTH, heads: Sequence[int] = (4, LENGTH)) -> None:
    """Events 1…length, each in a transaction of its own, with heads over the first row, as always, and over some."""
    for number in range(1, length + 1):
        with database.writing() as session:
            trail.append(session, event(number), sign=number in heads)


def rows_in(database: Database) -> list[AuditRow]:
    """All rows as they are stored."""
    return list(stored_rows(database)(None))


def verdict_on(database: Database, trail: Trail) -> Verdict:
    """The verdict by the heads in the database and beside it."""
    with database.reading() as session:
        heads = stored_heads(session)
    copies = kept_heads(trail.file).heads
    return verify(stored_rows(database), heads, lambda head: is_genuine(head, trail.key.public), copies)


def without_triggers(database: Database, work: Callable[[Session], object]) -> None:
    """As the owner of the database could: the triggers go first."""
    with database.writing() as session:
        for statement in _disarming(session):
            session.connection().execute(text(statement))
        work(session)


def rewritten(database: Database, rows: Iterable[AuditRow]) -> None:
    """The table holds these rows instead."""

    def rewrite(session: Session) -> None:
        session.connection().execute(EVENTS.delete())
        for row in rows:
            session.connection().execute(insert(EVENTS).values(row._asdict()))

    without_triggers(database, rewrite)


def _disarming(session: Session) -> list[str]:
    if session.connection().dialect.name == "postgresql":
        return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in ("audit_event", "audit_head")]
    names = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
    return [f"DROP TRIGGER {name}" for (name,) in session.connection().execute(names).all()]
