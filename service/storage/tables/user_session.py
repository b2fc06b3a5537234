"""Tables `user_session` and `confirmation`: who is signed in, and what they confirmed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from service.access.sessions import Ended
from service.storage.tables.base import Instant, Table, is_digest, one_of


class UserSessionRow(Table, table=True):
    """One session, found by the digest of its token. An ended one stays a while, to tell its owner why."""

    __tablename__ = "user_session"
    __table_args__ = (
        is_digest("digest"),
        one_of("ended", Ended),
        CheckConstraint("(ended IS NULL) = (ended_at IS NULL)", name="ended_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    started_at: datetime = Field(sa_type=Instant)
    used_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)
    ip: str
    ended: str | None = None
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ConfirmationRow(Table, table=True):
    """That whoever is signed in showed again who they are, for one act on one content, once."""

    __tablename__ = "confirmation"
    __table_args__ = (is_digest("digest"),)

    digest: str = Field(primary_key=True)
    session_id: int = Field(foreign_key="user_session.id", index=True)
    act: str
    object_id: str
    content: str
    made_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)
