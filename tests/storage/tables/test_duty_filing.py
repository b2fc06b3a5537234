"""A report stands once."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.storage.builders import NOW, table

ROW: dict[str, object] = {
    "programme": "145", "duty": "park-list", "period": "145", "jurisdiction": "liaoning", "park_id": "",
    "filed_on": NOW.date(), "document": "文", "recorded_at": NOW,
}  # fmt: skip


def test_the_same_report_stands_once(database: Database) -> None:
    adding = insert(table("duty_filing"))
    with database.writing() as session:
        session.connection().execute(adding.values(ROW))
        session.connection().execute(adding.values(ROW | {"document": "补报"}))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(adding.values(ROW))
