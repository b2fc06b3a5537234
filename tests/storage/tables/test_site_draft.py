"""A draft is of a case that there is, and a file of a draft that there is."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.storage.builders import NOW, table

KEY = {"case_id": "nowhere-1", "round": 1, "item": "LY-08", "person_id": 1}
ROWS = {
    "site_draft": KEY | {"answer": "", "basis": "", "value": "", "version": 1, "after": 0, "saved_at": NOW},
    "site_draft_file": KEY | {"digest": "a" * 64, "name": "x", "media_type": "x", "size": 1, "added_at": NOW},
}


@pytest.mark.parametrize("name", ROWS)
def test_what_belongs_to_nothing_is_refused(database: Database, name: str) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table(name)).values(ROWS[name]))
