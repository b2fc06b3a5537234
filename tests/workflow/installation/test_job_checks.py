"""Jobs that nobody does are told."""

from datetime import timedelta

from service.documents.bundle.check import Check, Outcome
from service.storage import jobs
from service.storage.database import Database
from service.vocabulary.job import NewJob
from service.workflow.installation.job_checks import job_checks
from tests.storage.backups import now


def found(database: Database) -> dict[str, Check]:
    return {check.code: check for check in job_checks(database, now())}


def submitted(database: Database, age: timedelta) -> int:
    asked = NewJob(kind="sweep_files", arguments_json=f'{{"age": {age.total_seconds()}}}', owner="me")
    with database.writing() as session:
        return jobs.submit(session, asked, now() - age).job.id


def test_a_job_that_waits_too_long_is_told(database: Database) -> None:
    submitted(database, timedelta(minutes=1))
    assert found(database)["jobs"].outcome is Outcome.HOLDS
    number = submitted(database, timedelta(hours=1))
    assert found(database)["jobs"].outcome is Outcome.NOTED
    assert f"作业 {number} 没有人办" in found(database)["jobs"].said.zh
