"""Transactions on the database of an installation: one writer at a time, readers beside it."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self, TypeVar

from sqlalchemy import URL, Engine, func, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from service.storage.engines import postgresql_engines, sqlite_engines, sqlite_library
from service.storage.errors import StorageError, locked, sql_state, told_plainly
from service.storage.fail_points import FailPoint, reach
from service.storage.location import SQLITE, shown

WRITER_LOCK = 0x61636370
"""Key of the advisory lock that every writer of this program holds on PostgreSQL ("accp")."""
RETRIES = 3
_AGAIN = {"40001", "40P01"}
"""serialization_failure, deadlock_detected."""
_PAUSE_S = 0.05
_QUEUE_S = 30.0

T = TypeVar("T")


class Database:
    """One database. Close it when done; it may be shared by threads.

    On both databases one transaction writes at a time: the audit chain needs that order anyway, and what a writer has
    read cannot change before it commits.
    """

    def __init__(self, url: URL, library: ModuleType | None = None) -> None:
        """url: as location() gives it. library: the SQLite module, for tests; by default the safest there is."""
        self.url = url
        self.place = shown(url)
        self.is_sqlite = url.get_backend_name() == SQLITE
        if self.is_sqlite:
            self.file: Path | None = Path(str(url.database))
            self.engines = sqlite_engines(self.file, library or sqlite_library())
        else:
            self.file = None
            self.engines = postgresql_engines(url)
        self._turn = _turn(url)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that may change things; committed at the end, rolled back on any exception.

        Raises:
            StorageError: cannot connect, not migrated, locked, read-only, or disk full; nothing was written.
        """
        with self._turn.taken(self.place), self._transaction(self.engines.writer) as session:
            if not self.is_sqlite:
                session.exec(select(func.pg_advisory_xact_lock(WRITER_LOCK)))
            yield session
            reach(FailPoint.BEFORE_COMMIT)
        reach(FailPoint.AFTER_COMMIT)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that sees one moment of the database and can change nothing. Read, end it, then write.

        Raises:
            StorageError: cannot connect, not migrated, or read past the time limit.
        """
        with self._turn.read(), self._transaction(self.engines.reader) as session:
            yield session

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with told_plainly(self.place), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def write(self, work: Callable[[Session], T]) -> T:
        """What `work` gives, done in a transaction that is repeated up to three times where PostgreSQL asks for it.

        Raises:
            StorageError: as `writing`. DBAPIError: still refused after the third repetition.
        """
        for attempt in range(RETRIES + 1):
            try:
                with self.writing() as session:
                    return work(session)
            except DBAPIError as error:
                if sql_state(error) not in _AGAIN or attempt == RETRIES:
                    raise
                time.sleep(random.uniform(0, _PAUSE_S * 2**attempt))
        raise AssertionError("unreachable")

    def product(self) -> tuple[str, str]:
        """What answers (`SQLite 3.53.4`, `PostgreSQL 18.4`), and SQLite's journal mode, else empty."""
        with self.reading() as session:
            connection = session.connection()
            if not self.is_sqlite:
                return f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar_one()}", ""
            version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
            return f"SQLite {version}", str(connection.execute(text("PRAGMA journal_mode")).scalar_one())

    def close(self) -> None:
        """Give all connections back."""
        for engine in self.engines:
            engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Turn:
    """Whose turn to write it is within this process: waiting here costs no connection and no polling."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread = threading.local()

    @contextmanager
    def taken(self, place: str) -> Iterator[None]:
        self._require_outermost()
        if not self._lock.acquire(timeout=_QUEUE_S):
            raise locked(place)
        try:
            with self.read():
                yield
        finally:
            self._lock.release()

    @contextmanager
    def read(self) -> Iterator[None]:
        self._thread.depth = self._depth + 1
        try:
            yield
        finally:
            self._thread.depth = self._depth - 1

    @property
    def _depth(self) -> int:
        """How many transactions this thread is in."""
        depth: int = getattr(self._thread, "depth", 0)
        return depth

    def _require_outermost(self) -> None:
        """Without WAL a reader keeps writers from committing, so the thread would wait for itself; with WAL it would
        decide on what may have changed since."""
        if self._depth:
            raise RuntimeError("begin to write outside every other transaction of the same thread")


_turns: dict[str, _Turn] = {}
_turns_lock = threading.Lock()


def _turn(url: URL) -> _Turn:
    with _turns_lock:
        return _turns.setdefault(url.render_as_string(hide_password=True), _Turn())


__all__ = ["RETRIES", "Database", "Session", "StorageError"]
