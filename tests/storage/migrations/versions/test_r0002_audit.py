"""The second revision makes the audit trail, and what guards it."""

from sqlalchemy import inspect, text

from service.storage.database import Database

GUARDS = {
    "audit_event_in_order",
    "audit_event_no_delete",
    "audit_event_no_update",
    "audit_head_no_delete",
    "audit_head_no_update",
}
AGAINST_TRUNCATE = {"audit_event_no_truncate", "audit_head_no_truncate"}


def test_the_tables_are_made_with_their_guards(database: Database) -> None:
    assert {"audit_event", "audit_head"} <= set(inspect(database.engines.reader).get_table_names())
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    wanted = GUARDS if database.is_sqlite else GUARDS | AGAINST_TRUNCATE
    with database.reading() as session:
        assert set(session.connection().execute(text(listing)).scalars()) >= wanted


def test_events_are_looked_up_by_object_person_and_time(database: Database) -> None:
    indexes = inspect(database.engines.reader).get_indexes("audit_event")
    assert {tuple(index["column_names"]) for index in indexes} == {
        ("object_type", "object_id"),
        ("actor",),
        ("ts_utc",),
    }
