"""Table `case_signature`: who signed which content. The constraints keep the four eyes whatever a program does."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Table, is_digest


class CaseSignatureRow(Table, table=True):
    """One signature, given by act `seq` on a content: one a department and one a person, in each round. Never changed
    or deleted."""

    __tablename__ = "case_signature"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "seq"], ["case_act.case_id", "case_act.seq"]),
        UniqueConstraint("case_id", "round", "content", "department"),
        UniqueConstraint("case_id", "round", "content", "person_id"),
        is_digest("content"),
    )

    case_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    round: int
    content: str
    department: str
    person_id: int = Field(foreign_key="person.id")
