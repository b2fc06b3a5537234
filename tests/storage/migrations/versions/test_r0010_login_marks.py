"""The revision gives failures the mark of the login name."""

from sqlalchemy import inspect

from service.storage.database import Database


def test_the_column_is_made(database: Database) -> None:
    columns = {column["name"]: column for column in inspect(database.engines.reader).get_columns("sign_in_failure")}
    assert columns["login_mark"]["nullable"] is True
