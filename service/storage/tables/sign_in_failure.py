"""Table `sign_in_failure`: recent failures, by account and by address."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from service.storage.tables.base import Instant, Table


class SignInFailureRow(Table, table=True):
    """One failure. account_id: empty where there is no such login, or once the account's failures are settled; ip:
    empty on the command line; login_mark: stands for the login name that was tried, whether or not it exists. Rows that
    count no more are deleted; the audit trail keeps what happened."""

    __tablename__ = "sign_in_failure"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(foreign_key="account.id", index=True)
    ip: str = Field(index=True)
    at: datetime = Field(sa_type=Instant, index=True)
    login_mark: str | None = None
