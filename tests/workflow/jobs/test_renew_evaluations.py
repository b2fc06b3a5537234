"""Evaluations of an earlier release are kept beside their cases once."""

from pathlib import Path

from sqlalchemy import delete

from service.storage.case_evaluations import behind
from service.vocabulary.job import JobState
from service.workflow.installation.open_database import opened
from service.workflow.jobs.renew_evaluations import RENEW_EVALUATIONS, renewing_evaluations
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.storage.builders import NOW, table
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.bundles.cases import Driven, evaluated
from tests.workflow.jobs.counting import a_worker


def renewed(driven: Driven, key: str) -> object:
    number = submit_job(driven.settings, Wish(kind=RENEW_EVALUATIONS, arguments={}, key=key), "", NOW).job.id
    with opened(driven.settings) as database:
        a_worker(Installation(driven.settings.data_dir), database, renewing_evaluations(driven.settings)).run(once=True)
        job = job_in(database, number)
    assert job.state is JobState.DONE, job.error
    assert job.result is not None
    return job.result["renewed"]


def test_what_is_lacking_is_kept_once(tmp_path: Path) -> None:
    driven = evaluated(tmp_path)
    with opened(driven.settings) as database, database.writing() as session:
        for name in ("case_figure", "case_evaluation"):
            session.connection().execute(delete(table(name)))
        assert behind(session) == (driven.id,)
    assert [renewed(driven, key) for key in ("k1", "k2")] == [1, 0]
    with opened(driven.settings) as database, database.reading() as session:
        assert behind(session) == ()
