"""Parks, what happened to them, their listing, and the reports of a programme."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant
from service.storage.triggers import append_only, never_deleted

revision = "0003_registry"
down_revision = "0002_audit"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    _parks()
    _series(
        "park_appraisal",
        sa.Column("answers_json", sa.Text(), nullable=False),
        sa.Column("appraised_on", sa.Date()),
        _text("document"),
        sa.Column("note", sa.Text(), nullable=False),
    )
    _series(
        "park_listing",
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        _text("document"),
    )
    op.create_table(
        "duty_filing",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(_text(name) for name in ("programme", "duty", "period", "jurisdiction", "park_id")),
        sa.Column("filed_on", sa.Date(), nullable=False),
        _text("document"),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.UniqueConstraint("programme", "duty", "period", "jurisdiction", "park_id", "filed_on", "document"),
        sqlite_autoincrement=True,
    )
    never_deleted("park")
    for table in ("park_event", "park_appraisal", "park_listing", "duty_filing"):
        append_only(table)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _parks() -> None:
    op.create_table(
        "park",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("code", sa.String(), unique=True),
        _text("name"),
        _text("jurisdiction"),
        sa.Column("level", sa.String()),
        *(_text(name) for name in ("type", "city", "approved")),
        sa.Column("area", sa.String()),
        sa.Column("industries_json", sa.Text(), nullable=False),
        sa.Column("aliases_json", sa.Text(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.CheckConstraint("level IN ('national', 'provincial')", name="level"),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sa.CheckConstraint("row_version >= 1", name="row_version"),
    )
    op.create_index("ix_park_name", "park", ["name"])
    op.create_index("ix_park_jurisdiction", "park", ["jurisdiction"])
    op.create_table(
        "park_event",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("park_id", sa.String(), sa.ForeignKey("park.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("kind"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _text("document"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail_json", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.UniqueConstraint("park_id", "position"),
        sqlite_autoincrement=True,
    )


def _series(table: str, *columns: sa.Column[Any]) -> None:
    """A table of versions by park and programme."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("park_id", sa.String(), sa.ForeignKey("park.id"), nullable=False),
        _text("programme"),
        sa.Column("row_version", sa.Integer(), nullable=False),
        *columns,
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.UniqueConstraint("park_id", "programme", "row_version"),
        sa.CheckConstraint("row_version >= 1", name="row_version"),
        sqlite_autoincrement=True,
    )
