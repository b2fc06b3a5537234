"""Table `duty_filing`: the reports that were handed in. Rows are never changed or deleted."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table


class DutyFilingRow(Table, table=True):
    """One report. park_id: empty where the jurisdiction itself reports."""

    __tablename__ = "duty_filing"
    __table_args__ = (
        UniqueConstraint("programme", "duty", "period", "jurisdiction", "park_id", "filed_on", "document"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    programme: str
    duty: str
    period: str
    jurisdiction: str
    park_id: str
    filed_on: date
    document: str
    recorded_at: datetime = Field(sa_type=Instant)
