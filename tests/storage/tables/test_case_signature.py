"""The row of a signature: one of a department and one of a person on a content of a round."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.casework.state import State
from service.storage.database import Database
from tests.casework.builders import DRC
from tests.casework.stages import at
from tests.storage.stored_cases import stored

COPY = (
    "INSERT INTO case_signature (case_id, seq, round, content, department, person_id) "
    "SELECT case_id, 1, {} FROM case_signature"
)


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        ("round, content, 'finance', 24", True),
        ("round + 1, content, department, person_id", True),
        (f"round, '{'d' * 64}', department, person_id", True),
        ("round, content, department, 24", False),
        ("round, content, 'finance', person_id", False),
        ("round, 'short', 'finance', 24", False),
        ("round, content, 'finance', 999", False),
    ],
)
def test_department_and_person_sign_once(row: str, allowed: bool, database: Database) -> None:
    stored(database, at(State.SIGNING).sign(DRC))
    if allowed:
        with database.writing() as session:
            session.connection().execute(text(COPY.format(row)))
        return
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(text(COPY.format(row)))
