"""A job is shown with its items, to whoever sees it."""

import pytest

from service.access.scope import Extent, Scope
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.workflow.jobs.show_job import show_job
from tests.storage.installations import Installation
from tests.workflow.jobs.counting import a_worker, counting


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_job_is_shown_with_its_items(installation: Installation, database: Database) -> None:
    number = counting(database, 2).id
    a_worker(installation, database).run(once=True)
    shown = show_job(installation.settings, number)
    assert shown.job.id == number
    assert [(item.key, item.result) for item in shown.items] == [("1", {"name": "甲-1"}), ("2", {"name": "甲-2"})]
    with pytest.raises(Fault, match="没有编号为"):
        show_job(installation.settings, number, Scope(Extent.JURISDICTION, "jiangsu"))
