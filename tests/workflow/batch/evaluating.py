"""A worker that evaluates a jurisdiction at leisure; made ready with the rules read."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import structlog

from service.assessment.assess import warm
from service.jobs.worker import Worker
from service.settings import Settings
from service.storage.database import Session
from service.storage.errors import passes
from service.vocabulary.job import Claim, Item
from service.workflow.batch.evaluate_jurisdiction import evaluate_jurisdiction
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.open_database import held_open
from service.workflow.jobs.job_store import RecordedJobs
from tests.storage.installations import Installation
from tests.workflow.batch.seeded import alone
from tests.workflow.jobs.counting import FAST
from tests.workflow.jobs.killed_workers import LEASE_S

REST_S = 0.2

warm(keep_rules(Settings(), "base-145", date(2026, 3, 31)).pack)
"""What the workbooks of the cases are judged by: read where the workers come from, not by each of them."""


class AtLeisure(RecordedJobs):
    """Rests after each portion, so that there is time to come in between."""

    def keep(self, claim: Claim, items: Sequence[Item], work: Callable[[Session], None] | None) -> None:
        super().keep(claim, items, work)
        time.sleep(REST_S)


def evaluate(data_dir: str, database_url: str, name: str) -> None:
    """In a process of its own: evaluate what is asked for, without further ones, until stopped or killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    settings = alone(Installation(Path(data_dir), database_url).settings)
    with held_open(settings) as database:
        store = AtLeisure(settings, database, name, timedelta(seconds=LEASE_S))
        worker = Worker(store, [evaluate_jurisdiction(settings)], FAST, passes=passes)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=worker.stop).start())
        worker.run()
