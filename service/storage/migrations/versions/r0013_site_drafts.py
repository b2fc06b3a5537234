"""What people have written down on site and not put on record yet."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant

revision = "0013_site_drafts"
down_revision: str | None = "0012_case_evaluations"

_OWN = ("case_id", "round", "item", "person_id")


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "site_draft",
        sa.Column("case_id", sa.String(), sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("round", sa.Integer(), primary_key=True),
        sa.Column("item", sa.String(), primary_key=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.CheckConstraint("round >= 1", name="round"),
        sa.CheckConstraint("version >= 1", name="version"),
    )
    op.create_table(
        "site_draft_file",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("round", sa.Integer(), primary_key=True),
        sa.Column("item", sa.String(), primary_key=True),
        sa.Column("person_id", sa.Integer(), primary_key=True),
        sa.Column("digest", sa.String(), primary_key=True, index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(list(_OWN), [f"site_draft.{name}" for name in _OWN]),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint("size >= 0", name="size"),
    )
