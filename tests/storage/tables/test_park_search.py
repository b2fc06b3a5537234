"""What a park is found by is of a park that there is, once, with a status there is."""

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from service.storage import parks
from service.storage.database import Database
from tests.casework.parks import park
from tests.storage.builders import NOW, table

ROW = {"park_id": "S217001", "names": "甲", "type": "", "city": "", "status": "active", "sort_key": ""}


@pytest.mark.parametrize("wrong", [{"park_id": "S999999"}, {}])
def test_one_row_of_a_park_there_is(wrong: dict[str, str], database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("park_search")).values(ROW | wrong))


def test_a_status_there_is(database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(update(table("park_search")).values(status="lost"))
