"""The revision of drafts makes its tables."""

from sqlalchemy import inspect

from service.storage.database import Database


def test_the_tables_are_made(database: Database) -> None:
    there = inspect(database.engines.reader)
    key = {"case_id", "round", "item", "person_id"}
    draft, file = ({column["name"] for column in there.get_columns(name)} for name in ("site_draft", "site_draft_file"))
    assert draft == key | {"answer", "basis", "value", "version", "after", "saved_at"}
    assert file == key | {"digest", "name", "media_type", "size", "added_at"}
