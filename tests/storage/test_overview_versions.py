"""Where something changes, the number that stands for it grows, and no other."""

from itertools import pairwise

from service.casework.perform import fold
from service.casework.state import State
from service.storage import cases
from service.storage.case_projects import keep_projects
from service.storage.database import Database
from service.storage.overview_versions import Versions, versions
from tests.casework.stages import at
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, EVERYBODY, TURNS, put_people
from tests.workflow.overview.provinces import OneCase, OnePark, put_province


def test_each_change_is_seen(installation: Installation, database: Database) -> None:
    def now() -> Versions:
        with database.reading() as session:
            return versions(session)

    first = now()
    put_province(installation.settings, [OnePark(case=None)])
    parks = now()
    assert parks.registry > first.registry
    assert (parks.reports, parks.evaluations, parks.cases) == (first.reports, first.evaluations, first.cases)
    put_province(installation.settings, [OnePark(case=OneCase())], 1)
    assert now().evaluations > parks.evaluations
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE case_evaluation SET seq = seq + 1")
    assert now().evaluations[1] == 10


def test_every_act_is_seen(database: Database) -> None:
    walk = at(State.REVIEW)
    procedures = {walk.procedure.digest: walk.procedure}
    with database.writing() as session:
        put_people(session, *EVERYBODY)
        seen = [versions(session)]
        for seq in range(1, walk.now.version + 1):
            cases.append(session, CASE, fold(walk.now.acts[:seq], procedures), walk.procedure, TURNS)
            seen.append(versions(session))
        keep_projects(session, CASE, "ab" * 32, ())
        seen.append(versions(session))
    for old, new in pairwise(seen):
        assert old.cases != new.cases
        assert all(one <= other for one, other in zip(old.cases, new.cases, strict=True))
