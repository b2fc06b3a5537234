"""Table `one_time_code`: codes that work once, by their digests."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from service.access.codes import CodeUse
from service.storage.tables.base import Instant, Table, is_digest, one_of


class OneTimeCodeRow(Table, table=True):
    """One code of an account. expires_at: empty where it does not; used_at: empty until it is used; awaits: the role
    that has to release it first, empty where none has."""

    __tablename__ = "one_time_code"
    __table_args__ = (is_digest("digest"), one_of("use", CodeUse))

    digest: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    use: str
    made_at: datetime = Field(sa_type=Instant)
    expires_at: datetime | None = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)
    awaits: str | None = None
