"""The evaluation that is kept is of a case there is, with a conclusion there is."""

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.casework.builders import walk
from tests.storage.builders import DIGEST, table
from tests.storage.stored_cases import CASE, stored

ROW = {
    "case_id": CASE, "seq": 1, "act": "evaluate", "assessment": DIGEST, "pack": "base-145", "pack_version": "1",
    "evaluation_date": date(2026, 3, 1), "evaluated_year": 2025, "recommendation": "通过", "grade": "优秀",
    "score": "90", "completeness": "1",
}  # fmt: skip


@pytest.mark.parametrize("wrong", [{"case_id": "nowhere-1"}, {"recommendation": "也许"}])
def test_only_what_can_be_is_kept(wrong: dict[str, str], database: Database) -> None:
    stored(database, walk().open())
    with database.writing() as session:
        session.connection().execute(insert(table("case_evaluation")).values(ROW))
        session.rollback()
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("case_evaluation")).values(ROW | wrong))
