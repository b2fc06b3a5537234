"""Jobs done on the desk of one case with real workbooks, by a worker in this process."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from service.jobs.kinds import Kind
from service.jobs.worker import Worker
from service.storage import job_items, jobs
from service.storage.database import Session
from service.storage.errors import passes
from service.vocabulary.job import Item, Job
from service.workflow.batch.evaluate_jurisdiction import evaluate_jurisdiction
from service.workflow.batch.import_folder import import_folder
from service.workflow.batch.submit_import import handed_in, submit_import
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_store import RecordedJobs
from service.workflow.jobs.on_behalf import on_behalf
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.benchmarks.jurisdictions import JURISDICTION
from tests.workflow.batch.seeded import alone
from tests.workflow.case_desk import ASSESSOR, AT, CaseDesk
from tests.workflow.jobs.counting import FAST


def worked(at: CaseDesk, kind: Kind[Session, Any]) -> None:
    """Everything of a kind that is asked for is done."""
    with opened(at.settings) as database:
        store = RecordedJobs(at.settings, database, "worker-1", timedelta(seconds=60))
        Worker(store, [kind], FAST, passes=passes, around=on_behalf(database)).run(once=True)


def evaluated(at: CaseDesk, arguments: Mapping[str, object] | None = None) -> Job:
    """The jurisdiction is evaluated on the day on which its cases were worked on."""
    told = {"on": AT.date().isoformat(), **(arguments or {})}
    wish = Wish(kind="evaluate_jurisdiction", arguments=told, jurisdiction=JURISDICTION)
    number = submit_job(at.settings, wish, "", AT).job.id
    worked(at, evaluate_jurisdiction(alone(at.settings)))
    return job(at, number)


def imported(at: CaseDesk, dry_run: bool, by: str = ASSESSOR) -> Job:
    """What lies in the folder `提交` of the desk is handed in, and taken in."""
    made = submit_import(at.settings, handed_in(at.folder / "提交"), by, dry_run, AT)
    worked(at, import_folder(at.settings))
    return job(at, made.submitted.job.id)


def job(at: CaseDesk, number: int) -> Job:
    with opened(at.settings) as database, database.reading() as session:
        return jobs.get(session, number)


def items(at: CaseDesk, number: int) -> tuple[Item, ...]:
    with opened(at.settings) as database, database.reading() as session:
        return job_items.items(session, number)
