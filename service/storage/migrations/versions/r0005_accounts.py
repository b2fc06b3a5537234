"""Accounts, their one-time codes, failures, sessions and confirmations."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant
from service.storage.triggers import never_deleted

revision = "0005_accounts"
down_revision: str | None = "0004_cases"

_ROLES = (
    "'submitter', 'city_reviewer', 'assessor', 'expert', 'approver', 'policy_officer', 'viewer', 'system_admin', "
    "'security_admin', 'audit_admin'"
)
_ENDED = (
    "'signed_out', 'idle', 'too_old', 'replaced', 'password_changed', 'account_changed', 'by_administrator', 'failures'"
)


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_index("uq_person_id_role", "person", ["id", "role"], unique=True)
    _account()
    _password_history()
    _one_time_code()
    _sign_in_failure()
    _user_session()
    _confirmation()
    never_deleted("account")


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("password_set_at", Instant()),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("disabled_at", Instant()),
        sa.Column("locked_until", Instant()),
        sa.Column("totp_secret", sa.String(), nullable=False),
        sa.Column("totp_on", sa.Boolean(), nullable=False),
        sa.Column("totp_pending", sa.String(), nullable=False),
        sa.Column("totp_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id", "role"], ["person.id", "person.role"]),
        sa.UniqueConstraint("login"),
        sa.CheckConstraint(f"role IN ({_ROLES})", name="role"),
        sa.CheckConstraint("length(login) > 0", name="login"),
        sa.CheckConstraint("length(identity) > 0", name="identity"),
        sa.CheckConstraint("NOT totp_on OR length(totp_secret) > 0", name="totp"),
        sqlite_autoincrement=True,
    )
    active = sa.text("disabled_at IS NULL")
    for column in ("identity", "person_id"):
        name = f"uq_account_active_{column}"
        op.create_index(name, "account", [column], unique=True, sqlite_where=active, postgresql_where=active)


def _password_history() -> None:
    op.create_table(
        "password_history",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_password_history_account_id", "password_history", ["account_id"])


def _one_time_code() -> None:
    op.create_table(
        "one_time_code",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant()),
        sa.Column("used_at", Instant()),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint("use IN ('password', 'recovery')", name="use"),
    )
    op.create_index("ix_one_time_code_account_id", "one_time_code", ["account_id"])


def _sign_in_failure() -> None:
    op.create_table(
        "sign_in_failure",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("ip", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_in_failure_account_id", "sign_in_failure", ["account_id"])
    op.create_index("ix_sign_in_failure_ip", "sign_in_failure", ["ip"])
    op.create_index("ix_sign_in_failure_at", "sign_in_failure", ["at"])


def _user_session() -> None:
    op.create_table(
        "user_session",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("ip", sa.String(), nullable=False),
        sa.Column("ended", sa.String()),
        sa.Column("ended_at", Instant()),
        sa.UniqueConstraint("digest"),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
        sa.CheckConstraint(f"ended IN ({_ENDED})", name="ended"),
        sa.CheckConstraint("(ended IS NULL) = (ended_at IS NULL)", name="ended_at"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_user_session_account_id", "user_session", ["account_id"])


def _confirmation() -> None:
    op.create_table(
        "confirmation",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("user_session.id"), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant()),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
    )
    op.create_index("ix_confirmation_session_id", "confirmation", ["session_id"])
