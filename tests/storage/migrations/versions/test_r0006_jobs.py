"""The jobs' revision makes its tables, and no job disappears."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from service.storage import job_items
from service.storage.database import Database
from tests.storage.queued_jobs import queued


def test_the_tables_are_made(database: Database) -> None:
    assert {"job", "job_item"} <= set(inspect(database.engines.reader).get_table_names())


def test_no_row_is_ever_deleted(database: Database) -> None:
    job = queued(database)
    with database.writing() as session:
        job_items.plan(session, job.id, ["a"])
    for table in ("job", "job_item"):
        with pytest.raises(DBAPIError, match=r"forbidden|FOREIGN KEY"), database.writing() as session:
            session.connection().execute(text(f"DELETE FROM {table}"))
