"""The row of a link: a kept file, an act of the case, a known kind of target."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.casework.builders import walk
from tests.storage.builders import DIGEST, put_row
from tests.storage.stored_cases import CASE, stored


@pytest.mark.parametrize(
    ("seq", "file", "target", "allowed"),
    [(1, DIGEST, "value", True), (9, DIGEST, "value", False), (1, "e" * 64, "value", False), (1, DIGEST, "x", False)],
)
def test_only_what_is_on_record_is_linked(seq: int, file: str, target: str, allowed: bool, database: Database) -> None:
    stored(database, walk().open())
    with database.writing() as session:
        put_row(session, "stored_file")
    row = text("INSERT INTO case_evidence (case_id, seq, file, target, key) VALUES (:case, :seq, :file, :target, 'k')")
    values = {"case": CASE, "seq": seq, "file": file, "target": target}
    if allowed:
        with database.writing() as session:
            session.connection().execute(row, values)
        return
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(row, values)
