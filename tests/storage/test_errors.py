"""Each thing an operator can repair is told with its cause and repair; no password is shown."""

import socket
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.storage.database import WRITER_LOCK, Database
from service.storage.errors import StorageError
from service.storage.location import read_location
from service.vocabulary.language import Language
from tests.storage.builders import impatient, put_row, sqlite_url

only_sqlite = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("installation", ["postgresql"], indirect=True)


def failing_to_write(database: Database, *before: str) -> StorageError:
    """What is said when a row is written after these statements."""

    def write() -> None:
        with database.writing() as session:
            for statement in before:
                session.connection().execute(text(statement))
            put_row(session, "stage_output", json_text="x" * 100_000)

    with pytest.raises(StorageError) as caught:
        write()
    return caught.value


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with Database(read_location(f"postgresql://someone:secret@127.0.0.1:{closed_port()}/acceptance")) as database:
        error = failing_to_write(database)
    assert error.code == "cannot-connect"
    assert "127.0.0.1" in str(error)
    assert "secret" not in str(error) + error.told(Language.EN)


@only_postgresql
def test_a_database_that_is_not_there_cannot_be_reached(database: Database) -> None:
    with Database(database.url.set(database="nowhere")) as elsewhere:
        error = failing_to_write(elsewhere)
    assert (error.code, "nowhere" in str(error)) == ("cannot-connect", True)


def test_a_file_that_is_not_there_cannot_be_reached(tmp_path: Path) -> None:
    with Database(sqlite_url(tmp_path)) as database:
        assert failing_to_write(database).code == "cannot-connect"
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "acceptance.db").write_text("这不是数据库。" * 100, encoding="utf-8")
    with Database(sqlite_url(tmp_path)) as database:
        assert failing_to_write(database).code == "database-damaged"


def test_a_missing_table_asks_for_the_migration(database: Database) -> None:
    error = failing_to_write(database, "ALTER TABLE stage_output RENAME TO elsewhere")
    assert error.code == "not-migrated"
    assert "acceptance migrate" in str(error)


@only_sqlite
def test_a_full_disk_is_told(database: Database) -> None:
    assert failing_to_write(database, "PRAGMA max_page_count = 20").code == "disk-full"


@only_postgresql
def test_a_server_that_may_only_be_read_is_told(database: Database) -> None:
    assert failing_to_write(database, "SET TRANSACTION READ ONLY").code == "read-only"


def test_a_lock_that_does_not_come_free_is_told(database: Database) -> None:
    impatient(database.engines.writer)
    other = Database(database.url)
    with other.engines.writer.begin() as holder:
        if not database.is_sqlite:
            holder.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
        assert failing_to_write(database).code == "locked"
    other.close()


@only_postgresql
def test_a_statement_that_takes_too_long_is_told(database: Database) -> None:
    assert failing_to_write(database, "SET LOCAL statement_timeout = 50", "SELECT pg_sleep(5)").code == "locked"


def test_a_broken_rule_of_the_database_passes_as_it_is(database: Database) -> None:
    """It is a fault of ours: what is read from outside is checked before."""
    with pytest.raises(IntegrityError), database.writing() as session:
        put_row(session, "stage_output", schema_version=0)


def test_whoever_watches_hears_of_it_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def read() -> None:
        with Database(sqlite_url(tmp_path)) as database, database.reading() as session:
            session.connection()

    with pytest.raises(StorageError):
        read()
    (heard,) = caplog.records
    assert (heard.name, heard.levelname) == ("service.storage.errors", "WARNING")
    assert heard.__dict__["code"] == "cannot-connect"


@only_postgresql
def test_a_character_that_the_database_does_not_take_is_the_callers_to_correct(database: Database) -> None:
    with pytest.raises(StorageError) as told, database.writing() as session:
        put_row(session, "stage_output", json_text="a\0b")
    assert told.value.code == "value-unusable"
