"""Table `audit_head`: signed heads of the audit chain. Rows are only ever added."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field

from service.storage.tables.base import Table


class AuditHeadRow(Table, table=True):
    """One head, as SignedHead has it; several may testify of one row."""

    __tablename__ = "audit_head"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    seq: int = Field(sa_type=BigInteger, index=True)
    hash: str
    count: int = Field(sa_type=BigInteger)
    ts_utc: str
    key_id: str
    alg: str
    kind: str
    signature: str
