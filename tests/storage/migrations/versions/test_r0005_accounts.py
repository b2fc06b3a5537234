"""The accounts' revision makes its tables, also behind persons who are on record already."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from service.storage.database import Database
from tests.storage.stored_accounts import kept


def test_the_tables_are_made(database: Database) -> None:
    wanted = {"account", "password_history", "one_time_code", "sign_in_failure", "user_session", "confirmation"}
    assert wanted <= set(inspect(database.engines.reader).get_table_names())


def test_no_account_is_ever_deleted(database: Database) -> None:
    kept(database)
    with pytest.raises(DBAPIError, match="forbidden"), database.writing() as session:
        session.connection().execute(text("DELETE FROM account"))
