"""Table `case_evidence`: which kept file proves what in which case. Rows are never changed or deleted."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from service.casework.acts.carrying_out import Target
from service.storage.tables.base import Table, one_of


class CaseEvidenceRow(Table, table=True):
    """One link, made by act `seq`: a file to a value, project, finding or item named by `key`."""

    __tablename__ = "case_evidence"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "seq"], ["case_act.case_id", "case_act.seq"]),
        one_of("target", Target),
    )

    case_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    file: str = Field(foreign_key="stored_file.digest", index=True)
    target: str
    key: str
