"""Many cases are loaded as each alone would be."""

import pytest

from service.casework.case import Case
from service.storage import cases
from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.many_cases import case_ids, load_cases
from tests.casework.builders import opening, plan, walk
from tests.storage.stored_cases import stored
from tests.web.queries import counted


def test_the_cases_of_a_jurisdiction_are_loaded_together(database: Database) -> None:
    one = stored(database, walk().open())
    with database.reading() as session:
        assert case_ids(session, "zhejiang") == case_ids(session, "zhejiang", "145") == (one,)
        assert case_ids(session, "jiangsu") == case_ids(session, "zhejiang", "155") == ()
        assert load_cases(session, [one, "zhejiang-2026-0099"]) == {one: cases.load(session, one)}


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_what_many_cases_share_is_read_once(database: Database) -> None:
    one = stored(database, walk().open())
    other = stored(database, walk().do(opening(programme="155"), plan()), "zhejiang-2031-0001", people=())
    with database.reading() as session, counted() as asked:
        found = load_cases(session, [one, other])
    assert all(isinstance(case, Case) for case in found.values())
    assert sum("FROM stage_output" in statement for statement in asked) == 1


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_damaged_case_stands_beside_the_whole_ones(database: Database) -> None:
    one = stored(database, walk().open())
    with database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE case_file SET version = 9")
    with database.reading() as session:
        found = load_cases(session, [one])[one]
        assert not isinstance(found, Case)
        assert isinstance(found, StorageError)
        with pytest.raises(StorageError, match="应有 9 条"):
            cases.load(session, one)
