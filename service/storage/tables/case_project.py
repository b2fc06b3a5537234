"""Table `case_project`: the major projects that the last workbook of a case states."""

from __future__ import annotations

from sqlalchemy import Index, Text
from sqlmodel import Field

from service.storage.tables.base import Table


class CaseProjectRow(Table, table=True):
    """One project. planned, paid: 万元, saving: tce, exact, None where nothing usable is stated; rank: the saving in
    digits that sort like numbers, empty where there is none. elsewhere: counted in another programme."""

    __tablename__ = "case_project"
    __table_args__ = (Index("ix_case_project_rank", "rank"),)

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    position: int = Field(primary_key=True)
    name: str = Field(sa_type=Text)
    owner: str = Field(sa_type=Text)
    task: str
    status: str
    planned: str | None
    paid: str | None
    saving: str | None
    elsewhere: bool
    rank: str
