"""Table `stored_file`: which files are kept, by the digest of their content. Rows are never changed or deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class StoredFileRow(Table, table=True):
    """One content. size in bytes; first_name is the name under which it came first."""

    __tablename__ = "stored_file"
    __table_args__ = (is_digest("digest"), CheckConstraint("size >= 0", name="size"))

    digest: str = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    media_type: str
    first_name: str
    added_at: datetime = Field(sa_type=Instant)
