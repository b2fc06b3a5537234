"""Tables `park_appraisal` and `park_listing`: each a series of versions, the last one holds. Neither loses a row."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table


class ParkAppraisalRow(Table, table=True):
    """What was found of a park against the conditions of listing. answers_json: condition → yes, no or unknown."""

    __tablename__ = "park_appraisal"
    __table_args__ = (
        UniqueConstraint("park_id", "programme", "row_version"),
        CheckConstraint("row_version >= 1", name="row_version"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    park_id: str = Field(foreign_key="park.id")
    programme: str
    row_version: int
    answers_json: str = Field(sa_type=Text)
    appraised_on: date | None
    document: str
    note: str = Field(sa_type=Text)
    recorded_at: datetime = Field(sa_type=Instant)


class ParkListingRow(Table, table=True):
    """Whether a park was taken on the list of its jurisdiction."""

    __tablename__ = "park_listing"
    __table_args__ = (
        UniqueConstraint("park_id", "programme", "row_version"),
        CheckConstraint("row_version >= 1", name="row_version"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    park_id: str = Field(foreign_key="park.id")
    programme: str
    row_version: int
    listed: bool
    reason: str = Field(sa_type=Text)
    decided_on: date
    document: str
    recorded_at: datetime = Field(sa_type=Instant)
