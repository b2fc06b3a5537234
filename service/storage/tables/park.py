"""Tables `park` and `park_event`: the parks as they stand, and what happened to them. Neither loses a row."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, one_of
from service.vocabulary.park import ApprovingLevel


class ParkRow(Table, table=True):
    """One park. code: empty where it has none, else of this park only; area: hectares in plain digits, as text so that
    every digit stays; industries_json, aliases_json: lists of texts; row_version: how often it was written."""

    __tablename__ = "park"
    __table_args__ = (
        one_of("level", ApprovingLevel),
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("row_version >= 1", name="row_version"),
    )

    id: str = Field(primary_key=True)
    code: str | None = Field(unique=True)
    name: str = Field(index=True)
    jurisdiction: str = Field(index=True)
    level: str | None
    type: str
    city: str
    approved: str
    area: str | None
    industries_json: str = Field(sa_type=Text)
    aliases_json: str = Field(sa_type=Text)
    row_version: int
    added_at: datetime = Field(sa_type=Instant)
    changed_at: datetime = Field(sa_type=Instant)


class ParkEventRow(Table, table=True):
    """One event. position: its place in the park's history, from 1; detail_json: what the kind of event states besides
    date, document and reason."""

    __tablename__ = "park_event"
    __table_args__ = (UniqueConstraint("park_id", "position"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    park_id: str = Field(foreign_key="park.id")
    position: int
    kind: str
    happened_on: date
    document: str
    reason: str = Field(sa_type=Text)
    detail_json: str = Field(sa_type=Text)
    recorded_at: datetime = Field(sa_type=Instant)
