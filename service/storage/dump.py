"""The rows of all tables as lines of JSON, in one form for both databases: what is dumped from one can be loaded into
the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    TableClause,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
)
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlmodel import Session

from service.storage.errors import StorageError
from service.storage.tables.base import Instant
from service.vocabulary.language import Said

_REVISION = "alembic_version"
"""Made by the migrations themselves."""
_BATCH = 1_000


def table_names(session: Session) -> tuple[str, ...]:
    """Every table that the database has, whether this program knows it or not, each behind those it refers to."""
    ordered = inspect(session.connection()).get_sorted_table_and_fkc_names()
    return tuple(name for name, _ in ordered if name is not None and name != _REVISION)


def dumped(session: Session, name: str) -> Iterator[bytes]:
    """The table as lines: first the names of its columns, then a row each, in the order of the primary key.

    Raises:
        TypeError: a value is of a kind that has no form here.
    """
    found = _reflected(session, name)
    yield _line([one.name for one in found.columns])
    key = inspect(session.connection()).get_pk_constraint(name)["constrained_columns"]
    rows = select(*found.columns).order_by(*(found.c[one] for one in key))
    connection = session.connection().execution_options(stream_results=True, yield_per=_BATCH)
    with connection.execute(rows) as result:
        for row in result:
            yield _line([_plain(value) for value in row])


def load(session: Session, name: str, lines: Iterable[bytes]) -> int:
    """Put the rows of a dumped table into the empty table of that name; how many there were.

    Raises:
        StorageError: the database has no such table, or other columns.
    """
    if name not in table_names(session):
        raise _other_shape(name)
    target, source = _reflected(session, name), iter(lines)
    if next(source, b"") != _line([one.name for one in target.columns]):
        raise _other_shape(name)
    count = 0
    while batch := [_row(target, line) for line in islice(source, _BATCH)]:
        session.connection().execute(insert(target), batch)
        count += len(batch)
    _number_on(session, target)
    return count


def row_count(session: Session, name: str) -> int:
    """How many rows a table has."""
    return session.connection().execute(select(func.count()).select_from(table(name))).scalar_one()


def _reflected(session: Session, name: str) -> TableClause:
    """The table as the database itself has it: a backup may be older than the tables that this program declares."""
    return table(name, *map(_column, inspect(session.connection()).get_columns(name)))


def _column(found: ReflectedColumn) -> Any:
    kind = Instant() if isinstance(found["type"], DateTime) else found["type"]
    return column(found["name"], kind)


def _number_on(session: Session, target: TableClause) -> None:
    """PostgreSQL numbers new rows by a sequence, which does not see numbers that are given; SQLite does."""
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    for one in target.columns:
        if isinstance(one.type, Integer | BigInteger):
            of = func.pg_get_serial_sequence(target.name, one.name)
            sequence = connection.execute(select(of)).scalar_one()
            highest = connection.execute(select(func.max(one)).select_from(target)).scalar_one()
            if sequence is not None and highest is not None:
                connection.execute(
                    text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest}
                )


def _row(target: TableClause, line: bytes) -> dict[str, Any]:
    try:
        return {one.name: _typed(one.type, value) for one, value in zip(target.columns, json.loads(line), strict=True)}
    except (ValueError, TypeError):
        raise _other_shape(target.name) from None


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return bytes(value).hex()
    raise TypeError(f"no form for {type(value).__name__}")


def _typed(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return bytes.fromhex(value)
    return value


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _other_shape(name: str) -> StorageError:
    return StorageError(
        "backup-shape",
        Said(
            f"备份中的表 {name} 与它所写的版本不符，没有恢复；备份可能被改动过，请换一份备份",
            f"the table {name} of the backup is not that of the revision it states; nothing was restored; it may have "
            "been altered: use another backup",
        ),
    )
