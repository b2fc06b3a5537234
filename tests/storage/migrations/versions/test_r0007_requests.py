"""The requests' revision makes its table, in which a key is claimed once."""

import pytest
from sqlalchemy import insert, inspect
from sqlalchemy.exc import DBAPIError

from service.storage.database import Database
from tests.storage.builders import DIGEST, NOW, table

ROW = {
    "owner": "7", "route": "POST /x", "key": "k", "fingerprint": DIGEST, "claim": "a", "claimed_at": NOW, "effect": "",
    "settled": False, "media_type": "",
}  # fmt: skip


def test_the_table_is_made(database: Database) -> None:
    assert "request_key" in inspect(database.engines.reader).get_table_names()


def test_a_key_is_claimed_once(database: Database) -> None:
    with database.writing() as session:
        session.connection().execute(insert(table("request_key")), ROW)
    with pytest.raises(DBAPIError, match=r"(?i)unique"), database.writing() as session:
        session.connection().execute(insert(table("request_key")), ROW | {"claim": "b"})
