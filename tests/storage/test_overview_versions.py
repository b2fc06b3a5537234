"""Where something changes, the number that stands for it grows, and no other."""

from service.storage.database import Database
from service.storage.overview_versions import Versions, versions
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import OneCase, OnePark, put_province


def test_each_change_is_seen(installation: Installation, database: Database) -> None:
    def now() -> Versions:
        with database.reading() as session:
            return versions(session)

    first = now()
    put_province(installation.settings, [OnePark(case=None)])
    parks = now()
    assert parks.registry > first.registry
    assert (parks.reports, parks.evaluations) == (first.reports, first.evaluations)
    put_province(installation.settings, [OnePark(case=OneCase())], 1)
    assert now().evaluations > parks.evaluations
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE case_evaluation SET seq = seq + 1")
    assert now().evaluations[1] == 10
