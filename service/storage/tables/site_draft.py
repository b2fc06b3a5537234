"""Tables `site_draft` and `site_draft_file`: what people have written down on site and not put on record yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Text
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class SiteDraftRow(Table, table=True):
    """One item of one person in one round. version: see casework/site_drafts.py; gone when it is on record, or when the
    round has ended."""

    __tablename__ = "site_draft"
    __table_args__ = (
        CheckConstraint("round >= 1", name="round"),
        CheckConstraint("version >= 1", name="version"),
    )

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    round: int = Field(primary_key=True)
    item: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    answer: str
    basis: str = Field(sa_type=Text)
    value: str
    version: int
    after: int
    saved_at: datetime = Field(sa_type=Instant)


class SiteDraftFileRow(Table, table=True):
    """One file of a draft; its content is kept with all others, and swept where nothing names it any more."""

    __tablename__ = "site_draft_file"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "round", "item", "person_id"],
            ["site_draft.case_id", "site_draft.round", "site_draft.item", "site_draft.person_id"],
        ),
        is_digest("digest"),
        CheckConstraint("size >= 0", name="size"),
    )

    case_id: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    item: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True)
    digest: str = Field(primary_key=True, index=True)
    name: str
    media_type: str
    size: int = Field(sa_type=BigInteger)
    added_at: datetime = Field(sa_type=Instant)
