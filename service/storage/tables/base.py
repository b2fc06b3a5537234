"""What all tables share: one metadata with named constraints, and moments in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
DIGEST_LENGTH = 64
"""Characters of a SHA-256 in hexadecimal."""


class Table(SQLModel, registry=registry(metadata=METADATA)):
    """Base of every table class. SQLModel does not validate rows: values come from frozen nouns, and the CHECK
    constraints of the database have the last word."""


class Instant(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC; SQLite knows no zones, so it is restored on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database; a moment without zone is a fault of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database, always in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column holds a word of the enumeration (or NULL where it may)."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def is_digest(column: str) -> CheckConstraint:
    """The column holds a SHA-256 in hexadecimal."""
    return CheckConstraint(f"length({column}) = {DIGEST_LENGTH}", name=column)
