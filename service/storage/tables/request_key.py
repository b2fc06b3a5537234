"""Table `request_key`: requests that may have their effect only once, and what was answered to them; kept for a day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class RequestKeyRow(Table, table=True):
    """One request. claim: who works on it, a random word; effect: what the audit trail calls what was done, empty while
    nothing is; settled: nobody works on it any more; status: empty without an answer that is kept."""

    __tablename__ = "request_key"
    __table_args__ = (
        UniqueConstraint("owner", "route", "key"),
        UniqueConstraint("claim"),
        is_digest("fingerprint"),
        CheckConstraint("(status IS NULL) = (body IS NULL)", name="answer"),
    )

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    route: str
    key: str
    fingerprint: str
    claim: str
    claimed_at: datetime = Field(sa_type=Instant, index=True)
    effect: str = ""
    settled: bool = False
    status: int | None = None
    media_type: str = ""
    body: bytes | None = Field(default=None, sa_type=LargeBinary)
