"""The row of a case holds states there are, and one case a park and programme."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.storage.database import Database
from tests.casework.builders import walk
from tests.storage.stored_cases import stored


@pytest.mark.parametrize("wrong", ["state = 'lost'", "version = 0", "round = 0", "park = NULL"])
def test_what_no_case_can_be_is_refused(wrong: str, database: Database) -> None:
    stored(database, walk().open())
    with pytest.raises(DBAPIError), database.writing() as session:
        session.connection().execute(text(f"UPDATE case_file SET {wrong}"))
