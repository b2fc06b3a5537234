"""The audit trail: a chain of events and its signed heads."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from service.storage.triggers import append_only

revision = "0002_audit"
down_revision = "0001_core"

_GENESIS = "0" * 64
_MESSAGE = "audit_event: a row follows the last one"
_FOLLOWS = (
    "NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM audit_event) AND NEW.prev_hash = "
    f"coalesce((SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1), '{_GENESIS}')"
)


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "audit_event",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("ts_utc", "actor", "actor_name", "role")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("session", "ip", "request_id")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("action", "object_type", "object_id")),
        sa.Column("object_version", sa.Integer()),
        sa.Column("outcome", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reason", "detail_json")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("alg", "prev_hash", "hash")),
    )
    op.create_index("ix_audit_event_object_type_object_id", "audit_event", ["object_type", "object_id"])
    op.create_index("ix_audit_event_actor", "audit_event", ["actor"])
    op.create_index("ix_audit_event_ts_utc", "audit_event", ["ts_utc"])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("ts_utc", "key_id", "alg", "kind", "signature")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_head_seq", "audit_head", ["seq"])
    append_only("audit_event")
    append_only("audit_head")
    for statement in _in_order(op.get_bind().dialect.name):
        op.execute(statement)


def _in_order(dialect: str) -> Iterator[str]:
    """A row is accepted only behind the last one. That also stops INSERT OR REPLACE on connections of other programs,
    where it deletes a row without asking the triggers for DELETE."""
    if dialect == "sqlite":
        yield (
            f"CREATE TRIGGER audit_event_in_order BEFORE INSERT ON audit_event WHEN NOT ({_FOLLOWS}) "
            f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        )
        return
    yield (
        "CREATE FUNCTION audit_event_follows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF NOT ({_FOLLOWS}) THEN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'restrict_violation'; END IF; "
        "RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER audit_event_in_order BEFORE INSERT ON audit_event "
        "FOR EACH ROW EXECUTE FUNCTION audit_event_follows()"
    )
