"""What files say is kept by file and basis, in place of what they said on another one."""

from sqlalchemy import update

from service.storage.database import Database
from service.storage.readings import FileReading, keep_reading, readings
from service.storage.tables.file_reading import FileReadingRow
from tests.storage.builders import NOW, put_row

FILE, BASIS, OTHER = "a" * 64, "b" * 64, "c" * 64


def put_file(database: Database) -> None:
    with database.writing() as session:
        put_row(session, "stored_file", digest=FILE, size=0, media_type="x", first_name="x", added_at=NOW)


def keep(database: Database, basis: str, text: str) -> None:
    with database.writing() as session:
        keep_reading(session, FileReading(FILE, basis, text), NOW)


def test_what_a_file_says_is_found_by_its_basis(database: Database) -> None:
    put_file(database)
    keep(database, BASIS, "读到的内容")
    with database.reading() as session:
        assert readings(session, [(FILE, BASIS)]) == {(FILE, BASIS): "读到的内容"}
        assert readings(session, [(FILE, OTHER)]) == readings(session, []) == {}
    keep(database, OTHER, "另一种读法")
    with database.reading() as session:
        assert readings(session, [(FILE, BASIS), (FILE, OTHER)]) == {(FILE, OTHER): "另一种读法"}


def test_what_was_altered_is_as_good_as_lost(database: Database) -> None:
    put_file(database)
    keep(database, BASIS, "读到的内容")
    with database.writing() as session:
        session.connection().execute(update(FileReadingRow).values(content=b"other"))
    with database.reading() as session:
        assert readings(session, [(FILE, BASIS)]) == {}
