"""The cases' revision makes its tables, and nothing of them can be lost."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from service.casework.state import State
from service.storage.database import Database
from tests.casework.stages import at
from tests.storage.stored_cases import stored


def test_the_tables_are_made(database: Database) -> None:
    wanted = {"case_file", "case_act", "case_signature", "case_evidence"}
    assert wanted <= set(inspect(database.engines.reader).get_table_names())


@pytest.mark.parametrize("table", ["case_file", "case_act", "case_signature"])
def test_no_row_is_ever_deleted(table: str, database: Database) -> None:
    stored(database, at(State.SIGNING).sign())
    with pytest.raises(DBAPIError, match=r"forbidden|FOREIGN KEY"), database.writing() as session:
        session.connection().execute(text(f"DELETE FROM {table}"))
