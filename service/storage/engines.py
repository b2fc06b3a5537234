"""How connections are opened: the SQLite library and journal mode that are safe, the limits of PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

_BUSY_MS = 5_000
_STATEMENT_MS = 15_000
_LOCK_MS = 5_000
_IDLE_MS = 60_000
_CONNECT_S = 10
_PAUSE_S = 0.02
POOL: Mapping[str, int] = {"pool_size": 16, "max_overflow": 16}
"""Technical: connections of a process. A web process works on 16 requests at once (serving/web_server.py), and one that
reads while it reads has two; so none waits for a connection, and PostgreSQL's usual limit of 100 is enough for two web
processes and their workers."""


class Engines(NamedTuple):
    """One way in for writing, one that can only read."""

    writer: Engine
    reader: Engine


def sqlite_library() -> ModuleType:
    """pysqlite3, which bundles a current SQLite, or the interpreter's own where there is no wheel of it."""
    try:
        import pysqlite3
    except ImportError:
        return sqlite3
    return pysqlite3  # type: ignore[no-any-return]


def journal_mode(version: tuple[int, ...]) -> str:
    """WAL only where SQLite has the repair of the WAL-reset race (3.51.3, and 3.50.7 and 3.44.6 of older lines):
    before it, several connections can corrupt the file. https://sqlite.org/wal.html#walresetbug"""
    repaired = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "wal" if repaired else "truncate"


def sqlite_engines(path: Path, library: ModuleType) -> Engines:
    """Engines on the file `path`, which must exist once a connection is asked for."""
    return Engines(_sqlite_engine(path, library, True), _sqlite_engine(path, library, False))


def _sqlite_engine(path: Path, library: ModuleType, writes: bool) -> Engine:
    def connect() -> Any:
        # autocommit of the driver: BEGIN is ours, else Python delays it to the first change.
        connection = library.connect(
            f"{path.as_uri()}?mode=rw",
            uri=True,
            timeout=_BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        _prepare(connection, library, writes)
        return connection

    engine = create_engine(
        "sqlite://", module=library, creator=connect, poolclass=QueuePool, hide_parameters=True, **POOL
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _begin(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def _prepare(connection: Any, library: ModuleType, writes: bool) -> None:
    _set_journal(connection, journal_mode(library.sqlite_version_info))
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # Without it INSERT OR REPLACE deletes a row past the triggers that forbid it.
    connection.execute("PRAGMA recursive_triggers=ON")
    if not writes:
        connection.execute("PRAGMA query_only=ON")


def _set_journal(connection: Any, wanted: str) -> None:
    """The mode lasts in the file, so it changes only with the library. SQLite does not wait by itself for the lock that
    a change needs."""
    end = time.monotonic() + _BUSY_MS / 1000
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        try:
            connection.execute(f"PRAGMA journal_mode={wanted}")
        except Exception as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY" or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_S)


def postgresql_engines(url: URL) -> Engines:
    """Engines on a server: no statement, wait for a lock, or idle transaction outlasts its limit. Readers see one
    moment of the database for their whole transaction."""
    limits = {
        "statement_timeout": _STATEMENT_MS,
        "lock_timeout": _LOCK_MS,
        "idle_in_transaction_session_timeout": _IDLE_MS,
    }
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    arguments = {"options": options, "connect_timeout": _CONNECT_S, "application_name": "acceptance"}
    engine = create_engine(url, connect_args=arguments, pool_pre_ping=True, hide_parameters=True, **POOL)
    return Engines(engine, engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True))
