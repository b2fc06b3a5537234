"""Table `audit_event`: who did what, each row chained to the one before it. Rows are only ever added, in order."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Text
from sqlmodel import Field

from service.storage.tables.base import Table

SEQ = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by their INTEGER primary key only."""


class AuditEventRow(Table, table=True):
    """One event. The columns and their order are those of AuditRow; times and JSON are kept as text, byte for byte what
    was hashed. No CHECK and no foreign key: what was changed behind the triggers must stay readable to be named."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index(None, "object_type", "object_id"),
        Index(None, "actor"),
        Index(None, "ts_utc"),
    )

    seq: int = Field(sa_column=Column(SEQ, primary_key=True, autoincrement=False))
    ts_utc: str
    actor: str
    actor_name: str
    role: str
    session: str
    ip: str
    request_id: str
    action: str
    object_type: str
    object_id: str
    object_version: int | None
    outcome: str
    reason: str = Field(sa_type=Text)
    detail_json: str = Field(sa_type=Text)
    alg: str
    prev_hash: str
    hash: str
