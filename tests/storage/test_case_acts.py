"""Acts of some kinds are read without their case; a row that was changed is told."""

import pytest
from sqlalchemy import text

from service.casework.state import State
from service.storage.case_acts import acts_of_kinds
from service.storage.database import Database, StorageError
from tests.casework.stages import at
from tests.storage.stored_cases import CASE, stored


def test_acts_of_some_kinds_in_order(database: Database) -> None:
    driven = at(State.ISSUED)
    stored(database, driven)
    with database.reading() as session:
        found = acts_of_kinds(session, ["record_plan", "issue"])
        assert acts_of_kinds(session, []) == {}
    assert found == {CASE: [one for one in driven.now.acts if one.act.kind in ("record_plan", "issue")]}


@pytest.mark.parametrize("change", ["payload = '{}'", "payload = 'x'", "seq = 99", "digest = 'b' || substr(digest, 2)"])
def test_a_changed_row_is_told(change: str, database: Database) -> None:
    stored(database, at(State.IMPLEMENTATION))
    on = "" if database.is_sqlite else " ON case_act"
    with database.writing() as session:
        session.connection().execute(text(f"DROP TRIGGER case_act_no_update{on}"))
        session.connection().execute(text(f"UPDATE case_act SET {change} WHERE kind = 'record_plan'"))
    with pytest.raises(StorageError), database.reading() as session:
        acts_of_kinds(session, ["record_plan"])
