"""Items of a job: planned once, each result there once."""

import pytest

from service.storage import job_items
from service.storage.database import Database
from service.vocabulary.job import Item, ItemState, JobError, Progress
from service.vocabulary.language import Said
from tests.storage.builders import NOW
from tests.storage.queued_jobs import job_in, queued

BROKEN = JobError("broken", Said("工作簿打不开", "the workbook cannot be opened"))


def test_items_wait_in_the_order_of_the_plan_and_are_counted(database: Database) -> None:
    job = queued(database).id
    done, failed = Item("c", ItemState.DONE, {"分": 91}), Item("a", ItemState.FAILED, error=BROKEN)
    with database.writing() as session:
        assert not job_items.planned(session, job)
        job_items.plan(session, job, ["c", "a", "b"])
        assert job_items.planned(session, job)
        job_items.record(session, job, [failed, done], NOW)
        assert job_items.waiting(session, job) == ("b",)
        assert job_items.items(session, job) == (done, failed, Item("b", ItemState.WAITING))
        assert job_items.items(session, job, ItemState.FAILED) == (failed,)
    assert job_in(database, job).progress == Progress(2, 3, 1)


@pytest.mark.parametrize("key", ["a", "x"])
def test_a_result_that_is_there_or_was_never_asked_for_is_not_kept(key: str, database: Database) -> None:
    job = queued(database).id
    with database.writing() as session:
        job_items.plan(session, job, ["a"])
        job_items.record(session, job, [Item("a", ItemState.DONE, {})], NOW)
    with pytest.raises(ValueError, match="does not wait"), database.writing() as session:
        job_items.record(session, job, [Item(key, ItemState.DONE, {"second": True})], NOW)
    with database.reading() as session:
        assert job_items.items(session, job) == (Item("a", ItemState.DONE, {}),)
