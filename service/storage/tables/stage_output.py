"""Table `stage_output`: what a stage gave (submission, judgements, assessment …), as canonical JSON by its digest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class StageOutputRow(Table, table=True):
    """One output. kind: which noun the JSON holds; schema_version: of that noun's JSON. Never changed or deleted."""

    __tablename__ = "stage_output"
    __table_args__ = (is_digest("digest"), CheckConstraint("schema_version >= 1", name="schema_version"))

    digest: str = Field(primary_key=True)
    kind: str
    schema_version: int
    json_text: str = Field(sa_type=Text)
    added_at: datetime = Field(sa_type=Instant)
