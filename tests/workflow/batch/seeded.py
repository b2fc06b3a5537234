"""A dozen varied cases on either database, and jobs that work them off in this process."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from service.jobs.kinds import Kind
from service.settings import Settings
from service.storage.database import Database, Session
from service.vocabulary.job import Job
from service.workflow.batch.evaluate_jurisdiction import EVALUATE_JURISDICTION, evaluate_jurisdiction
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.benchmarks.jurisdictions import JURISDICTION, Pattern, introduce, pattern_of, seed
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.case_desk import AT, desk
from tests.workflow.jobs.counting import a_worker

COUNT = 12
ASKED = AT + timedelta(days=30)


@cache
def pattern() -> Pattern:
    with TemporaryDirectory(prefix="acceptance-") as folder:
        return pattern_of(desk("failing", Path(folder)))


def seeded(installation: Installation, database: Database, count: int = COUNT) -> Settings:
    """The settings of an installation with so many cases; its jobs are done by the worker itself."""
    introduce(database, pattern())
    seed(database, pattern(), count)
    return alone(installation.settings)


def alone(settings: Settings) -> Settings:
    """Without further processes."""
    return settings.model_copy(update={"batch_processes": 1})


def evaluated(installation: Installation, database: Database, **arguments: object) -> Job:
    """A job that has evaluated the jurisdiction."""
    return done(installation, database, evaluate_jurisdiction(alone(installation.settings)), arguments)


def asked(installation: Installation, **arguments: object) -> int:
    """A job that is to evaluate the jurisdiction."""
    wish = Wish(kind=EVALUATE_JURISDICTION, arguments=arguments, jurisdiction=JURISDICTION)
    return submit_job(installation.settings, wish, "", ASKED).job.id


def done(
    installation: Installation,
    database: Database,
    kind: Kind[Session, Any],
    arguments: Mapping[str, object],
    by: str = "",
) -> Job:
    """A job of a kind, after a worker has seen to it."""
    wish = Wish(kind=kind.name, arguments=arguments, jurisdiction=JURISDICTION)
    number = submit_job(installation.settings, wish, by, ASKED).job.id
    a_worker(installation, database, kind).run(once=True)
    return job_in(database, number)
