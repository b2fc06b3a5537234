"""Tables `account` and `password_history`: how a person shows who they are. Accounts are never deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, one_of
from service.vocabulary.person import Role

_ACTIVE = text("disabled_at IS NULL")


def _unique_while_active(column: str) -> Index:
    return Index(f"uq_account_active_{column}", column, unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE)


class AccountRow(Table, table=True):
    """One account. Among those not disabled, one human (identity) and one person have one at most, and its role is the
    person's: so whoever is one of the three administrators is nothing else."""

    __tablename__ = "account"
    __table_args__ = (
        ForeignKeyConstraint(["person_id", "role"], ["person.id", "person.role"]),
        _unique_while_active("identity"),
        _unique_while_active("person_id"),
        one_of("role", Role),
        CheckConstraint("length(login) > 0", name="login"),
        CheckConstraint("length(identity) > 0", name="identity"),
        CheckConstraint("NOT totp_on OR length(totp_secret) > 0", name="totp"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(unique=True)
    identity: str
    person_id: int
    role: str
    created_at: datetime = Field(sa_type=Instant)
    used_at: datetime = Field(sa_type=Instant)
    password_hash: str
    password_set_at: datetime | None = Field(sa_type=Instant)
    must_change: bool
    disabled_at: datetime | None = Field(sa_type=Instant)
    locked_until: datetime | None = Field(sa_type=Instant)
    totp_secret: str
    totp_on: bool
    totp_pending: str
    totp_step: int


class PasswordHistoryRow(Table, table=True):
    """The hash of a password that an account had."""

    __tablename__ = "password_history"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    password_hash: str
    set_at: datetime = Field(sa_type=Instant)
