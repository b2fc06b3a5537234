"""Persons, stored files, outputs of the stages."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant
from service.storage.triggers import append_only, never_deleted

revision = "0001_core"
down_revision: str | None = None

_ROLES = (
    "'submitter', 'city_reviewer', 'assessor', 'expert', 'approver', 'policy_officer', 'viewer', 'system_admin', "
    "'security_admin', 'audit_admin'"
)
_DEPARTMENTS = "'drc', 'miit', 'finance', 'ecology', 'water', 'commerce'"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("department", sa.String()),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("park", sa.String(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("deactivated_at", Instant()),
        sa.CheckConstraint(f"role IN ({_ROLES})", name="role"),
        sa.CheckConstraint(f"department IN ({_DEPARTMENTS})", name="department"),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_name", "person", ["name"])
    op.create_table(
        "stored_file",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint("size >= 0", name="size"),
    )
    op.create_table(
        "stage_output",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("json_text", sa.Text(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint("schema_version >= 1", name="schema_version"),
    )
    never_deleted("person")
    append_only("stored_file")
    append_only("stage_output")
