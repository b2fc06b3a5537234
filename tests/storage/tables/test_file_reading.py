"""The row of a reading: of a file on record, under digests."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from service.storage.tables.file_reading import FileReadingRow
from tests.storage.builders import NOW, put_row

FILE = "a" * 64
GOOD = {"file": FILE, "basis": "b" * 64, "content": b"x", "digest": "c" * 64, "added_at": NOW}


@pytest.mark.parametrize(("column", "value"), [("file", "d" * 64), ("basis", "short"), ("digest", "short")])
def test_what_no_reading_can_be_is_refused(column: str, value: str, database: Database) -> None:
    with database.writing() as session:
        put_row(session, "stored_file", digest=FILE, size=0, media_type="x", first_name="x", added_at=NOW)
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(FileReadingRow).values(**{**GOOD, column: value}))
