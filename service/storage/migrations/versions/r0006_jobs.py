"""Jobs: long work with lease and fencing token, item by item."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant
from service.storage.triggers import never_deleted

revision = "0006_jobs"
down_revision: str | None = "0005_accounts"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    _job()
    _job_item()
    never_deleted("job")
    never_deleted("job_item")


def _job() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("args_json", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("idempotency_key", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("message_zh", "message_en")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("token", "attempts", "max_attempts")),
        sa.Column("worker", sa.String(), nullable=False),
        *(sa.Column(name, Instant()) for name in ("beat_at", "lease_until", "not_before")),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        *(sa.Column(name, Instant()) for name in ("started_at", "finished_at")),
        sa.Column("result_json", sa.Text(), nullable=False),
        *_error(),
        sa.UniqueConstraint("kind", "owner", "idempotency_key"),
        sa.CheckConstraint("state IN ('queued', 'running', 'done', 'failed', 'cancelled')", name="state"),
        sa.CheckConstraint("(state = 'running') = (lease_until IS NOT NULL)", name="lease"),
        sa.CheckConstraint("(state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)", name="finished"),
        sa.CheckConstraint("(state = 'failed') = (error_code <> '')", name="error"),
        sa.CheckConstraint("attempts >= 0 AND attempts <= max_attempts", name="attempts"),
        sa.CheckConstraint("token >= 0", name="token"),
        sa.CheckConstraint("NOT (cancel_asked AND state IN ('queued', 'done'))", name="cancel_asked"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_job_state", "job", ["state", "id"])


def _job_item() -> None:
    op.create_table(
        "job_item",
        sa.Column("job_id", sa.Integer(), sa.ForeignKey("job.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("result_json", sa.Text(), nullable=False),
        *_error(),
        sa.Column("finished_at", Instant()),
        sa.UniqueConstraint("job_id", "key"),
        sa.CheckConstraint("state IN ('waiting', 'done', 'failed')", name="state"),
        sa.CheckConstraint("(state = 'failed') = (error_code <> '')", name="error"),
        sa.CheckConstraint("(state = 'done') = (result_json <> '')", name="result"),
    )


def _error() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("error_code", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("error_zh", "error_en")),
    )
