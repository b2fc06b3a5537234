"""Tables `case_progress`, `case_difficulty`, `case_report`: what a case tells of its park, worked out from its acts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field

from service.storage.tables.base import Table


class CaseProgressRow(Table, table=True):
    """One case. version: the number of acts it is worked out from; carried_out, accepted: see casework/milestones.py;
    workbook: digest of the one whose projects `case_project` has, empty before the first."""

    __tablename__ = "case_progress"

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    version: int
    carried_out: date | None
    accepted: date | None
    workbook: str


class CaseDifficultyRow(Table, table=True):
    """A difficulty that is not solved. report: number of the act that told it, place: where in it, from 1; supported:
    whether any support was given."""

    __tablename__ = "case_difficulty"

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    report: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    year: int
    raised_on: date
    text: str = Field(sa_type=Text)
    supported: bool


class CaseReportRow(Table, table=True):
    """The first yearly report of progress of a year."""

    __tablename__ = "case_report"

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    year: int = Field(primary_key=True)
    filed_on: date
    seq: int
