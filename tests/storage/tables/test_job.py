"""The rows of jobs and their items hold only what a job can be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.storage import job_items
from service.storage.database import Database
from tests.storage.queued_jobs import asked, queued

NO_JOB = (
    "state = 'lost'",
    "state = 'running'",
    "state = 'done'",
    "state = 'failed', finished_at = created_at",
    "lease_until = created_at",
    "attempts = 6",
    "token = -1",
    "cancel_asked = (1 = 1)",
)
NO_ITEM = ("state = 'lost'", "state = 'done'", "error_code = 'broken'", "key = 'b'")


def test_what_no_job_can_be_is_refused(database: Database) -> None:
    queued(database)
    refused(database, "job", NO_JOB)


def test_what_no_item_can_be_is_refused(database: Database) -> None:
    job = queued(database)
    with database.writing() as session:
        job_items.plan(session, job.id, ["a", "b"])
    refused(database, "job_item", NO_ITEM)


def refused(database: Database, table: str, changes: tuple[str, ...]) -> None:
    for wrong in changes:
        with pytest.raises(IntegrityError), database.writing() as session:
            session.connection().execute(text(f"UPDATE {table} SET {wrong}"))


def test_a_key_stands_once_a_kind_and_owner(database: Database) -> None:
    queued(database, asked("k1"))
    queued(database, asked("k2", arguments="2"))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(text("UPDATE job SET idempotency_key = 'k1'"))
