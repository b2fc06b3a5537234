"""Alembic runs this for each migration: on the connection and transaction that migrate.py opened and guards."""

from alembic import context

from service.storage import tables  # noqa: F401 - METADATA is whole only when all tables are known
from service.storage.tables.base import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    # SQLite cannot alter a table in place.
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
