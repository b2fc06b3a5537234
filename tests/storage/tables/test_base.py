"""Moments keep their instant in any zone, and every constraint has its name."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from service.storage.database import Database
from service.storage.tables.base import METADATA, Table
from tests.storage.builders import DIGEST, ROWS, put_row, table

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS)
def test_a_moment_comes_back_in_utc(moment: datetime, database: Database) -> None:
    files = table("stored_file")
    with database.writing() as session:
        digest = f"{len(session.connection().execute(select(files.c.digest)).all()):064d}"
        session.connection().execute(insert(files).values(ROWS["stored_file"] | {"digest": digest, "added_at": moment}))
        found = session.connection().execute(select(files.c.added_at).where(files.c.digest == digest)).scalar_one()
    assert found == moment
    assert found.tzinfo is UTC


def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="no time zone"), database.writing() as session:
        put_row(session, "stored_file", added_at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("name", ROWS)
def test_a_digest_is_64_characters_and_a_word_one_of_its_list(name: str, database: Database) -> None:
    with database.writing() as session:
        put_row(session, name)
    wrong = {"role": "king"} if name == "person" else {"digest": DIGEST[1:]}
    with pytest.raises(IntegrityError, match=f"ck_{name}_{next(iter(wrong))}"), database.writing() as session:
        put_row(session, name, **wrong)


def test_every_constraint_and_index_has_its_name() -> None:
    constraints = [str(one.name) for each in METADATA.tables.values() for one in each.constraints]
    indexes = [str(one.name) for each in METADATA.tables.values() for one in each.indexes]
    assert constraints
    assert indexes
    assert "None" not in constraints + indexes


def test_tables_keep_to_a_metadata_of_their_own() -> None:
    assert Table.metadata is METADATA
