"""What a job does is done for whoever asked, as long as they may."""

import pytest

from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.job import Job, NewJob
from service.vocabulary.person import Role
from service.workflow.audit.origin import THIS_MACHINE, origin
from service.workflow.jobs.on_behalf import on_behalf
from service.workflow.people.add_person import add_person
from service.workflow.people.deactivate_person import deactivate_person
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.storage.queued_jobs import queued

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def job_of(database: Database, person: int | None) -> Job:
    kind = "evaluate_jurisdiction"
    return queued(
        database, NewJob(kind=kind, arguments_json="{}", owner=str(person), person=person, jurisdiction="zhejiang")
    )


def test_the_audit_trail_hears_who_asked_and_of_which_job(installation: Installation, database: Database) -> None:
    person = add_person(installation.settings, a_person(role=Role.ASSESSOR, department=None), NOW)
    job = job_of(database, person.id)
    with on_behalf(database)(job):
        assert (origin().person, origin().request_id) == (person, f"job-{job.id}")
    assert origin() is THIS_MACHINE


def test_a_job_of_an_operator_is_done_for_nobody_else(installation: Installation, database: Database) -> None:
    with on_behalf(database)(job_of(database, None)):
        assert origin().person is None


def test_whoever_may_no_more_has_nothing_done(installation: Installation, database: Database) -> None:
    person = add_person(installation.settings, a_person(role=Role.ASSESSOR, department=None), NOW)
    job = job_of(database, person.id)
    deactivate_person(installation.settings, person.name, NOW)
    with pytest.raises(Fault, match="已停用"), on_behalf(database)(job):
        pass
