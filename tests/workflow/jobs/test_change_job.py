"""Jobs are cancelled and asked for again on record, by whoever sees them."""

import pytest

from service.access.scope import Extent, Scope
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobState
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.jobs.change_job import cancel_job, retry_job
from service.workflow.people.add_person import add_person
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in, queued

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ELSEWHERE = Scope(Extent.JURISDICTION, "jiangsu")


def test_a_job_is_cancelled_and_asked_for_again_by_somebody(installation: Installation, database: Database) -> None:
    settings, number = installation.settings, queued(database).id
    who = add_person(settings, a_person(), NOW)
    assert cancel_job(settings, number, str(who.id), NOW).state is JobState.CANCELLED
    assert retry_job(settings, number, who.name, NOW).state is JobState.QUEUED
    events = list_audit(settings, Wanted(object_type="job"))
    assert [(one.action, one.object_id, one.actor) for one in events] == [
        ("job.cancel", str(number), str(who.id)),
        ("job.retry", str(number), str(who.id)),
    ]


def test_a_job_that_is_somebody_elses_does_not_exist(installation: Installation, database: Database) -> None:
    settings, number = installation.settings, queued(database).id
    for change in (cancel_job, retry_job):
        with pytest.raises(Fault) as hidden:
            change(settings, number, "", NOW, ELSEWHERE)
        with pytest.raises(Fault) as absent:
            change(settings, number + 1, "", NOW)
        assert hidden.value.said.zh.replace(str(number), str(number + 1)) == absent.value.said.zh
    assert job_in(database, number).state is JobState.QUEUED
    assert {one.outcome for one in list_audit(settings, Wanted(object_type="job"))} == {"refused"}
