"""Rows that are there for good cannot be changed or removed, by any way SQL has."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.storage.database import Database
from tests.storage.builders import put_row

KEPT = ("stage_output", "stored_file")
CHANGES = {
    "stage_output": "UPDATE stage_output SET json_text = '[]'",
    "stored_file": "UPDATE stored_file SET size = 4",
}


def refused(database: Database, statement: str) -> str:
    def change() -> None:
        with database.writing() as session:
            session.connection().execute(text(statement))

    with pytest.raises(DBAPIError) as caught:
        change()
    return str(caught.value.orig)


def content(database: Database, table: str) -> list[tuple[object, ...]]:
    with database.reading() as session:
        return [tuple(row) for row in session.connection().execute(text(f"SELECT * FROM {table}"))]


@pytest.mark.parametrize("table", KEPT)
def test_append_only_rows_stay_as_they_are(table: str, database: Database) -> None:
    with database.writing() as session:
        put_row(session, table)
    before = content(database, table)
    assert f"{table}: UPDATE is forbidden" in refused(database, CHANGES[table])
    assert f"{table}: DELETE is forbidden" in refused(database, f"DELETE FROM {table}")
    assert content(database, table) == before != []


@pytest.mark.parametrize("table", KEPT)
def test_replacing_a_row_is_refused_too(table: str, database: Database) -> None:
    with database.writing() as session:
        put_row(session, table)
    before = content(database, table)
    if database.is_sqlite:
        told = refused(database, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    else:
        told = refused(
            database,
            f"INSERT INTO {table} SELECT * FROM {table} "
            "ON CONFLICT (digest) DO UPDATE SET added_at = excluded.added_at",
        )
    assert "is forbidden" in told
    assert content(database, table) == before


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", [*KEPT, "person"])
def test_a_table_cannot_be_emptied(table: str, database: Database) -> None:
    assert f"{table}: TRUNCATE is forbidden" in refused(database, f"TRUNCATE {table} CASCADE")


def test_a_person_changes_but_never_goes(database: Database) -> None:
    with database.writing() as session:
        put_row(session, "person")
        session.connection().execute(text("UPDATE person SET city = '杭州市'"))
    assert "person: DELETE is forbidden" in refused(database, "DELETE FROM person")
    assert len(content(database, "person")) == 1
