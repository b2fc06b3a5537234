"""An answer is kept whole or not at all, and fingerprints are digests."""

from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from tests.storage.builders import table
from tests.storage.installations import installed
from tests.storage.migrations.versions.test_r0007_requests import ROW


@pytest.mark.parametrize("wrong", [{"status": 200}, {"body": b"{}"}, {"fingerprint": "short"}])
def test_the_database_has_the_last_word(wrong: dict[str, object], tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made, made.open() as database:
        with pytest.raises(IntegrityError), database.writing() as session:
            session.connection().execute(insert(table("request_key")), ROW | wrong)
        with database.writing() as session:
            session.connection().execute(insert(table("request_key")), ROW)
