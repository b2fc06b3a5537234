"""A turn is of a case that there is."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.storage.builders import table


def test_a_turn_of_no_case_is_refused(database: Database) -> None:
    row = {"case_id": "nowhere-1", "position": 1, "act": "sign", "role": "approver", "department": "", "due": None}
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("case_turn")).values(row))
