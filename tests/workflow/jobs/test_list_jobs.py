"""Jobs are listed within a scope, the newest of it."""

import pytest

from service.access.scope import NOTHING, Extent, Scope
from service.storage.database import Database
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked, queued


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_each_sees_the_newest_of_their_own(installation: Installation, database: Database) -> None:
    for number, jurisdiction in enumerate(("zhejiang", "zhejiang", "jiangsu", "")):
        queued(database, asked(arguments=str(number), jurisdiction=jurisdiction))

    def listed(scope: Scope, wanted: WantedJobs) -> list[int]:
        return [job.id for job in list_jobs(installation.settings, wanted, scope)]

    zhejiang = Scope(Extent.JURISDICTION, "zhejiang")
    assert [job.id for job in list_jobs(installation.settings, WantedJobs())] == [4, 3, 2, 1]
    assert listed(zhejiang, WantedJobs()) == [2, 1]
    assert listed(zhejiang, WantedJobs(limit=1)) == [2]
    assert listed(zhejiang, WantedJobs(jurisdiction="jiangsu")) == []
    assert listed(Scope(Extent.CITY, "zhejiang", "宁海市"), WantedJobs()) == []
    assert listed(Scope(Extent.JURISDICTION), WantedJobs()) == listed(NOTHING, WantedJobs()) == []
