"""Table `case_turn`: what each case waits for, as it was worked out from its acts when the last one was added."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field

from service.storage.tables.base import Table


class CaseTurnRow(Table, table=True):
    """One act by one role, and department where only its person may (else empty), until `due` where there is a day.
    barred: marks of those who may not, each between two spaces, empty where all of these may. Its rows are made anew
    with each act."""

    __tablename__ = "case_turn"
    __table_args__ = (Index("ix_case_turn_role_department", "role", "department"),)

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    position: int = Field(primary_key=True)
    act: str
    role: str
    department: str
    due: date | None
    barred: str = Field(sa_column_kwargs={"server_default": text("''")})
