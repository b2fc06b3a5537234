"""Triggers that keep rows from being changed, for migrations on both databases.

Batch changes on SQLite build a table anew and drop its triggers: such a migration calls these again.
"""

from __future__ import annotations

from collections.abc import Iterator

from alembic import op

_FUNCTION = "refuse_change"


def append_only(table: str) -> None:
    """Rows of the table can be added, never changed or deleted. Called within a migration."""
    _forbid(table, ("UPDATE", "DELETE"))


def never_deleted(table: str) -> None:
    """Rows of the table can be added and changed, never deleted. Called within a migration."""
    _forbid(table, ("DELETE",))


def _forbid(table: str, events: tuple[str, ...]) -> None:
    make = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    for statement in make(table, events):
        op.execute(statement)


def _sqlite(table: str, events: tuple[str, ...]) -> Iterator[str]:
    for event in events:
        yield (
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: {event} is forbidden'); END"
        )


def _postgresql(table: str, events: tuple[str, ...]) -> Iterator[str]:
    """Once a statement, so that a statement that meets no row is refused too; TRUNCATE passes row triggers anyway."""
    yield (
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: % is forbidden', TG_TABLE_NAME, TG_OP "
        "USING ERRCODE = 'restrict_violation'; END $$"
    )
    for event in (*events, "TRUNCATE"):
        yield (
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        )
