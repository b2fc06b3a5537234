"""Requests that may have their effect only once."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant

revision = "0007_requests"
down_revision: str | None = "0006_jobs"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "request_key",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.UniqueConstraint("owner", "route", "key"),
        sa.UniqueConstraint("claim"),
        sa.CheckConstraint("length(fingerprint) = 64", name="fingerprint"),
        sa.CheckConstraint("(status IS NULL) = (body IS NULL)", name="answer"),
    )
    op.create_index("ix_request_key_claimed_at", "request_key", ["claimed_at"])
