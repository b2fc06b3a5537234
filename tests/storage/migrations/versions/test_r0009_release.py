"""The revision gives one-time codes the role that has to release them."""

from sqlalchemy import inspect

from service.storage.database import Database


def test_the_column_is_made(database: Database) -> None:
    columns = {column["name"]: column for column in inspect(database.engines.reader).get_columns("one_time_code")}
    assert columns["awaits"]["nullable"] is True
