"""Table `case_file`: one row a case, the head of its acts and what lists ask of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint, text
from sqlmodel import Field

from service.casework.state import State
from service.storage.tables.base import Instant, Table, one_of


class CaseFileRow(Table, table=True):
    """One case; what it is stands in its acts, `version` is their number. state, round, next_actor (role) and due are
    worked out from the acts each time one is added, so that lists need not read them. folded_name: of the park, as
    writings are compared."""

    __tablename__ = "case_file"
    __table_args__ = (
        UniqueConstraint("park", "programme"),
        one_of("state", State),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("round >= 1", name="round"),
    )

    id: str = Field(primary_key=True)
    park: str
    park_name: str
    folded_name: str = Field(sa_column_kwargs={"server_default": text("''")})
    programme: str
    jurisdiction: str = Field(index=True)
    city: str
    state: str
    round: int
    next_actor: str
    due: date | None
    version: int
    opened_at: datetime = Field(sa_type=Instant)
    changed_at: datetime = Field(sa_type=Instant)
