"""Versions of appraisals and listings: each number once, of a park there is."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage import parks
from service.storage.database import Database
from tests.casework.parks import park
from tests.storage.builders import NOW, table

KEY: dict[str, object] = {
    "park_id": "S217001",
    "programme": "145",
    "row_version": 1,
    "document": "文",
    "recorded_at": NOW,
}
APPRAISAL = {**KEY, "answers_json": "{}", "appraised_on": NOW.date(), "note": ""}
LISTING = {**KEY, "listed": True, "reason": "", "decided_on": NOW.date()}


@pytest.mark.parametrize("wrong", [{}, {"row_version": 0}, {"park_id": "S999999", "row_version": 2}])
def test_a_version_stands_once_and_has_its_park(wrong: dict[str, object], database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
        session.connection().execute(insert(table("park_appraisal")).values(APPRAISAL))
        session.connection().execute(insert(table("park_listing")).values(LISTING))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("park_appraisal")).values(APPRAISAL | wrong))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("park_listing")).values(LISTING | wrong))
