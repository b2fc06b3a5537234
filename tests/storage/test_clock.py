"""The time of the database is one moment in UTC for everybody who uses it."""

from datetime import UTC, datetime, timedelta

from service.storage.clock import database_now
from service.storage.database import Database


def test_it_is_a_moment_in_utc_and_goes_on_within_a_transaction(database: Database) -> None:
    with database.reading() as session:
        first, second = database_now(session), database_now(session)
    assert first.utcoffset() == timedelta(0)
    assert first <= second
    assert abs(first - datetime.now(UTC)) < timedelta(minutes=1)
