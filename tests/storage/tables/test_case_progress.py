"""What a case tells is of a case that there is."""

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.storage.builders import table

DAY = date(2024, 12, 20)
ROWS: dict[str, dict[str, object]] = {
    "case_progress": {"version": 1, "carried_out": None, "accepted": None, "workbook": ""},
    "case_difficulty": {"report": 2, "place": 1, "year": 2024, "raised_on": DAY, "text": "难", "supported": False},
    "case_report": {"year": 2024, "filed_on": DAY, "seq": 2},
}


@pytest.mark.parametrize("name", ROWS)
def test_of_no_case_it_is_refused(name: str, database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table(name)).values(case_id="nowhere-1", **ROWS[name]))
