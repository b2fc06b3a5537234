"""Connections are safe: the journal mode fits the library, also where only the interpreter's own SQLite is there."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from service.storage.database import Database
from service.storage.engines import POOL, journal_mode, sqlite_library
from service.storage.revision import check
from service.storage.tables.stored_file import StoredFileRow
from tests.storage.builders import put_row, sqlite_url, stdlib_database
from tests.storage.postgres import ROOT

only_sqlite = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
WITHOUT_PYSQLITE3 = """
import sys
sys.modules["pysqlite3"] = None
from pathlib import Path
from service.settings import Settings
from service.workflow.installation.migrate import migrate
print(migrate(Settings(data_dir=Path(sys.argv[1]))).product)
"""
MADE_ELSEWHERE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from service.settings import Settings
from service.workflow.installation.migrate import migrate
print(migrate(Settings(data_dir=Path(sys.argv[1]))).journal)
"""


def asked(database: Database, pragma: str, writes: bool = True) -> object:
    engine = database.engines.writer if writes else database.engines.reader
    with engine.begin() as connection:
        return connection.execute(text(f"PRAGMA {pragma}")).scalar_one()


def in_a_process(program: str, folder: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 53, 4), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_only_where_its_race_is_repaired(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


@only_sqlite
def test_what_is_committed_outlasts_a_loss_of_power(database: Database) -> None:
    full = 2
    assert asked(database, "synchronous") == full
    assert asked(database, "foreign_keys") == asked(database, "recursive_triggers") == 1
    assert asked(database, "busy_timeout") == 5000
    assert (asked(database, "query_only"), asked(database, "query_only", writes=False)) == (0, 1)
    assert asked(database, "journal_mode") == journal_mode(sqlite_library().sqlite_version_info)


def test_the_interpreters_own_sqlite_does_as_well(tmp_path: Path) -> None:
    with stdlib_database(tmp_path) as database:
        check(database)
        assert database.product() == (f"SQLite {sqlite3.sqlite_version}", journal_mode(sqlite3.sqlite_version_info))
        with database.writing() as session:
            put_row(session, "stored_file")
        with database.reading() as session:
            assert session.exec(select(func.count()).select_from(StoredFileRow)).one() == 1
        with pytest.raises(IntegrityError), database.writing() as session:
            put_row(session, "stored_file")


def test_without_wal_readers_and_writers_wait_for_each_other(tmp_path: Path) -> None:
    def write(_: int) -> None:
        with database.writing() as session:
            number = session.exec(select(func.count()).select_from(StoredFileRow)).one()
            put_row(session, "stored_file", digest=f"{number:064d}")

    def read(_: int) -> int:
        with database.reading() as session:
            return session.exec(select(func.count()).select_from(StoredFileRow)).one()

    with stdlib_database(tmp_path) as database, ThreadPoolExecutor(8) as pool:
        writers, readers = pool.map(write, range(20)), pool.map(read, range(40))
        assert list(writers) == [None] * 20
        assert all(0 <= seen <= 20 for seen in readers)
        assert read(0) == 20


def test_without_pysqlite3_the_interpreters_own_is_taken(tmp_path: Path) -> None:
    assert in_a_process(WITHOUT_PYSQLITE3, tmp_path / "data") == f"SQLite {sqlite3.sqlite_version}"


def test_a_file_that_comes_from_another_machine_changes_its_journal(tmp_path: Path) -> None:
    """Made where WAL is safe, opened where it may not be. In two processes: two libraries on one file in one process
    would break each other's locks."""
    made = in_a_process(MADE_ELSEWHERE, tmp_path)
    assert made == journal_mode(sqlite_library().sqlite_version_info)
    with Database(sqlite_url(tmp_path), sqlite3) as database:
        assert asked(database, "journal_mode") == journal_mode(sqlite3.sqlite_version_info)
        check(database)


@only_postgresql
def test_nothing_on_a_server_waits_for_ever(database: Database) -> None:
    with database.engines.writer.connect() as connection:
        limits = {
            name: connection.execute(text(f"SHOW {name}")).scalar_one()
            for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        }
    assert limits == {
        "statement_timeout": "15s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "1min",
    }


@only_postgresql
def test_a_server_that_was_restarted_is_found_again(database: Database) -> None:
    with database.reading() as session:
        session.exec(select(StoredFileRow)).all()
    with Database(database.url) as other, other.engines.writer.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
    with database.reading() as session:
        assert session.exec(select(StoredFileRow)).all() == []


def test_as_many_threads_as_a_web_process_has_read_at_once(database: Database) -> None:
    """Each reads while it reads, and all of them at the same moment: none waits for a connection."""
    threads = POOL["pool_size"]
    all_there = Barrier(threads, timeout=120)

    def read(_: int) -> int:
        with database.reading() as outer, database.reading() as inner:
            outer.exec(select(func.count()).select_from(StoredFileRow)).one()
            all_there.wait()
            return inner.exec(select(func.count()).select_from(StoredFileRow)).one()

    with ThreadPoolExecutor(threads) as pool:
        assert list(pool.map(read, range(threads))) == [0] * threads


def test_what_people_entered_is_not_in_the_words_of_an_error(database: Database) -> None:
    digest = "5" * 64
    with database.writing() as session:
        put_row(session, "stored_file", digest=digest)
    with pytest.raises(IntegrityError) as caught, database.writing() as session:
        put_row(session, "stored_file", digest=digest)
    assert digest not in str(caught.value).splitlines()[0]
    assert "parameters hidden" in str(caught.value)
