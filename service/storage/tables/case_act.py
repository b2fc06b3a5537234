"""Table `case_act`: what was done to a case, act by act. Rows are never changed or deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class CaseActRow(Table, table=True):
    """One act. `payload` is the whole recorded act as canonical JSON; the other columns repeat of it what the database
    can hold to: no number twice, a known person, a kept procedure."""

    __tablename__ = "case_act"
    __table_args__ = (
        UniqueConstraint("digest"),
        is_digest("digest"),
        CheckConstraint("seq >= 1", name="seq"),
        CheckConstraint("schema_version >= 1", name="schema_version"),
    )

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    seq: int = Field(primary_key=True)
    kind: str
    schema_version: int
    payload: str = Field(sa_type=Text)
    person_id: int = Field(foreign_key="person.id")
    procedure: str = Field(foreign_key="stage_output.digest")
    at: datetime = Field(sa_type=Instant)
    digest: str
