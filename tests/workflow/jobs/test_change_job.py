"""Jobs are cancelled and asked for again on record, by whoever sees them."""

from dataclasses import replace
from typing import Any

import pytest

from service.access.scope import Extent, Scope
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobState
from service.vocabulary.person import Role
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.jobs.change_job import cancel_job, retry_job
from service.workflow.people.add_person import add_person
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked, job_in, queued

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ELSEWHERE = Scope(Extent.JURISDICTION, "jiangsu")


def test_a_job_is_cancelled_and_asked_for_again_by_somebody(installation: Installation, database: Database) -> None:
    settings, number = installation.settings, queued(database, asked(kind="import_folder")).id
    who = add_person(settings, a_person(role=Role.ASSESSOR), NOW)
    assert cancel_job(settings, number, str(who.id), NOW).state is JobState.CANCELLED
    again = retry_job(settings, number, who.name, NOW)
    assert (again.state, again.asked.person) == (JobState.QUEUED, who.id)
    events = list_audit(settings, Wanted(object_type="job"))
    assert [(one.action, one.object_id, one.actor) for one in events] == [
        ("job.cancel", str(number), str(who.id)),
        ("job.retry", str(number), str(who.id)),
    ]


def test_the_rest_is_done_in_the_name_of_whoever_retries(installation: Installation, database: Database) -> None:
    settings = installation.settings
    first = add_person(settings, a_person("甲", Role.ASSESSOR), NOW)
    second = add_person(settings, a_person("乙", Role.ASSESSOR), NOW)
    number = queued(database, replace(asked(kind="import_folder"), person=first.id)).id
    cancel_job(settings, number, "", NOW)
    assert retry_job(settings, number, "", NOW).asked.person == first.id
    cancel_job(settings, number, str(second.id), NOW)
    assert retry_job(settings, number, str(second.id), NOW).asked.person == second.id


@pytest.mark.parametrize("where", [{"role": Role.POLICY_OFFICER}, {"jurisdiction": "jiangsu"}])
def test_whoever_may_not_ask_for_it_may_not_change_it(
    where: dict[str, Any], installation: Installation, database: Database
) -> None:
    settings, number = installation.settings, queued(database, asked(kind="import_folder")).id
    other = add_person(settings, replace(a_person(role=Role.ASSESSOR), **where), NOW)
    with pytest.raises(Fault, match="不能要求办理这项作业"):
        cancel_job(settings, number, str(other.id), NOW)
    cancel_job(settings, number, "", NOW)
    with pytest.raises(Fault, match="不能要求办理这项作业"):
        retry_job(settings, number, str(other.id), NOW)
    assert job_in(database, number).state is JobState.CANCELLED


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
