"""Table `person`: who acts. Rows are never deleted: acts and audit refer to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, one_of
from service.vocabulary.person import Department, Role


class PersonRow(Table, table=True):
    """One person; `deactivated_at` is empty while they may act. Numbers are not used again."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("role", Role),
        one_of("department", Department),
        CheckConstraint("length(name) > 0", name="name"),
        # What an account refers to, so that its role is the person's.
        Index("uq_person_id_role", "id", "role", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    role: str
    department: str | None
    jurisdiction: str
    city: str
    park: str
    added_at: datetime = Field(sa_type=Instant)
    deactivated_at: datetime | None = Field(default=None, sa_type=Instant)
