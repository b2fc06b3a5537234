"""Cases: their acts, signatures and evidence."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant
from service.storage.triggers import append_only, never_deleted

revision = "0004_cases"
down_revision: str | None = "0003_registry"

_STATES = (
    "'implementation', 'review', 'import', 'data_check', 'preassessment', 'site_visit', 'evaluation', 'supplement', "
    "'signing', 'publicity', 'issued', 'rectification', 'closed', 'withdrawn'"
)


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    _case_file()
    _case_act()
    _case_signature()
    _case_evidence()
    never_deleted("case_file")
    for table in ("case_act", "case_signature", "case_evidence"):
        append_only(table)


def _case_file() -> None:
    op.create_table(
        "case_file",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("park", sa.String(), nullable=False),
        sa.Column("park_name", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("next_actor", sa.String(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.UniqueConstraint("park", "programme"),
        sa.CheckConstraint(f"state IN ({_STATES})", name="state"),
        sa.CheckConstraint("version >= 1", name="version"),
        sa.CheckConstraint("round >= 1", name="round"),
    )
    op.create_index("ix_case_file_jurisdiction", "case_file", ["jurisdiction"])


def _case_act() -> None:
    op.create_table(
        "case_act",
        sa.Column("case_id", sa.String(), sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("procedure", sa.String(), sa.ForeignKey("stage_output.digest"), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.UniqueConstraint("digest"),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint("seq >= 1", name="seq"),
        sa.CheckConstraint("schema_version >= 1", name="schema_version"),
    )


def _case_signature() -> None:
    op.create_table(
        "case_signature",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.ForeignKeyConstraint(["case_id", "seq"], ["case_act.case_id", "case_act.seq"]),
        sa.UniqueConstraint("case_id", "round", "content", "department"),
        sa.UniqueConstraint("case_id", "round", "content", "person_id"),
        sa.CheckConstraint("length(content) = 64", name="content"),
    )


def _case_evidence() -> None:
    op.create_table(
        "case_evidence",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("file", sa.String(), sa.ForeignKey("stored_file.digest"), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id", "seq"], ["case_act.case_id", "case_act.seq"]),
        sa.CheckConstraint("target IN ('value', 'project', 'finding', 'item')", name="target"),
    )
    op.create_index("ix_case_evidence_file", "case_evidence", ["file"])
