"""A project is of a case that there is."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.storage.builders import table


def test_a_project_of_no_case_is_refused(database: Database) -> None:
    words = dict.fromkeys(("name", "owner", "task", "status", "rank"), "")
    row = {"case_id": "nowhere-1", "position": 1, "planned": None, "paid": None, "saving": None, "elsewhere": False}
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("case_project")).values(**row, **words))
