"""The readings' revision makes its table."""

from sqlalchemy import inspect

from service.storage.database import Database


def test_the_table_is_made(database: Database) -> None:
    columns = {column["name"] for column in inspect(database.engines.reader).get_columns("file_reading")}
    assert columns == {"file", "basis", "content", "digest", "added_at"}
