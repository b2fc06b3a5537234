"""What SQLAlchemy makes of our statements is made once in a process of the tests. It keeps that for each engine, and
nearly every test has engines of its own, and so made everything again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

_made: LRUCache[Any, Any] = LRUCache(5000)


class _Alike(DefaultDialect):
    """Of two databases of one kind, reached by the same library, every statement is the same."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.dbapi is self.dbapi

    def __hash__(self) -> int:
        return hash((type(self), self.dbapi))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_made)


class Sqlite(_Alike, SQLiteDialect_pysqlite):
    """The SQLite of the tests."""

    supports_statement_cache = True


class Postgresql(_Alike, PGDialect_psycopg):
    """The PostgreSQL of the tests."""

    supports_statement_cache = True


def keep() -> None:
    """For every engine made from now on."""
    registry.register("sqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.psycopg", __name__, Postgresql.__name__)
