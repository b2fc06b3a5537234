"""The row of an act: numbered once, by a known person, under a kept procedure."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.casework.builders import walk
from tests.storage.stored_cases import stored

COLUMNS = "case_id, seq, kind, schema_version, payload, person_id, procedure, at, digest"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seq", "1"),
        ("seq", "0"),
        ("schema_version", "0"),
        ("person_id", "999"),
        ("procedure", "'x'"),
        ("digest", "'short'"),
        ("digest", "digest"),
        ("case_id", "'nowhere'"),
    ],
)
def test_what_no_act_can_be_is_refused(column: str, value: str, database: Database) -> None:
    stored(database, walk().open())
    good = {"seq": "9", "digest": f"'{'c' * 64}'"} | {column: value}
    values = ", ".join(good.get(name, name) for name in COLUMNS.split(", "))
    copy = f"INSERT INTO case_act ({COLUMNS}) SELECT {values} FROM case_act WHERE seq = 1"
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(text(copy))
