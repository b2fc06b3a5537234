"""What an earlier release did not keep for the overview is kept once."""

from pathlib import Path

from sqlalchemy import delete

from service.access.scope import EVERYTHING
from service.storage.case_progress import progress_behind
from service.storage.case_projects import projects_behind, supportable
from service.vocabulary.job import JobState
from service.workflow.installation.open_database import opened
from service.workflow.jobs.renew_overview import RENEW_OVERVIEW, renewing_overview
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.storage.builders import NOW, table
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.case_desk import CaseDesk, desk
from tests.workflow.jobs.counting import a_worker


def renewed(at: CaseDesk, key: str) -> dict[str, object]:
    number = submit_job(at.settings, Wish(kind=RENEW_OVERVIEW, arguments={}, key=key), "", NOW).job.id
    with opened(at.settings) as database:
        a_worker(Installation(at.settings.data_dir), database, renewing_overview(at.settings)).run(once=True)
        job = job_in(database, number)
    assert job.state is JobState.DONE, job.error
    return dict(job.result or {})


def test_what_is_lacking_is_kept_once(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    with opened(at.settings) as database, database.writing() as session:
        before = len(supportable(session, "145", EVERYTHING))
        for name in ("case_project", "case_progress"):
            session.connection().execute(delete(table(name)))
        assert progress_behind(session) == (at.case,)
    assert renewed(at, "k1") == {"progress": 1, "projects": 1, "failed": 0}
    assert renewed(at, "k2") == {"progress": 0, "projects": 0, "failed": 0}
    with opened(at.settings) as database, database.reading() as session:
        assert (progress_behind(session), projects_behind(session)) == ((), ())
        assert len(supportable(session, "145", EVERYTHING)) == before > 0
