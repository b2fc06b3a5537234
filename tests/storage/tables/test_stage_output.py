"""The table of outputs keeps long texts and asks for a schema version."""

import pytest
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from service.storage.tables.stage_output import StageOutputRow
from tests.storage.builders import DIGEST, put_row


def test_a_long_text_comes_back_whole(database: Database) -> None:
    long = "园区" * 200_000
    with database.writing() as session:
        put_row(session, "stage_output", json_text=long)
    with database.reading() as session:
        assert session.get_one(StageOutputRow, DIGEST).json_text == long


@pytest.mark.parametrize("wrong", [{"schema_version": 0}, {"schema_version": None}, {"json_text": None}])
def test_a_version_and_a_text_are_asked_for(wrong: dict[str, int | None], database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        put_row(session, "stage_output", **wrong)
