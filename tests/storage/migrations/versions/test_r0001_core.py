"""The first revision makes persons, files and outputs, and what guards them."""

from sqlalchemy import inspect, text

from service.storage.database import Database

GUARDS = {
    "person_no_delete",
    "stage_output_no_delete",
    "stage_output_no_update",
    "stored_file_no_delete",
    "stored_file_no_update",
}


def test_the_tables_are_made_with_their_guards(database: Database) -> None:
    assert {"person", "stored_file", "stage_output"} <= set(inspect(database.engines.reader).get_table_names())
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with database.reading() as session:
        assert set(session.connection().execute(text(listing)).scalars()) >= GUARDS


def test_names_are_looked_up_by_an_index(database: Database) -> None:
    found = inspect(database.engines.reader).get_indexes("person")
    assert ["name"] in [index["column_names"] for index in found]
