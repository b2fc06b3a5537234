"""The table of persons refuses what no person can be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from service.storage.database import Database
from service.storage.tables.person import PersonRow
from tests.storage.builders import put_row


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": None}, {"role": None}, {"department": "army"}])
def test_what_no_person_can_be_is_refused(wrong: dict[str, str | None], database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        put_row(session, "person", **wrong)


def test_a_person_may_have_no_department(database: Database) -> None:
    with database.writing() as session:
        put_row(session, "person", department=None)
    with database.reading() as session:
        assert session.get_one(PersonRow, 1).department is None


def test_a_number_is_not_used_again(database: Database) -> None:
    """Also where the owner of the database removes a row: an act of yesterday must not become somebody else's."""
    on = "" if database.is_sqlite else " ON person"
    numbers = []
    for _ in range(2):
        with database.writing() as session:
            put_row(session, "person")
            numbers.append(session.exec(select(PersonRow.id)).one())
            session.connection().execute(text(f"DROP TRIGGER IF EXISTS person_no_delete{on}"))
            session.connection().execute(text("DELETE FROM person"))
    assert numbers == [1, 2]
