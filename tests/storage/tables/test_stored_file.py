"""The table of files holds each content once, of any size."""

import pytest
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from service.storage.tables.stored_file import StoredFileRow
from tests.storage.builders import DIGEST, put_row

BEYOND_32_BITS = 5_000_000_000


def test_a_large_size_is_kept(database: Database) -> None:
    with database.writing() as session:
        put_row(session, "stored_file", size=BEYOND_32_BITS)
    with database.reading() as session:
        assert session.get_one(StoredFileRow, DIGEST).size == BEYOND_32_BITS


def test_a_content_stands_once(database: Database) -> None:
    with database.writing() as session:
        put_row(session, "stored_file")
    with pytest.raises(IntegrityError), database.writing() as session:
        put_row(session, "stored_file")


def test_no_size_is_negative(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        put_row(session, "stored_file", size=-1)
