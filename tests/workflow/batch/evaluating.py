"""A worker that evaluates a jurisdiction and may halt in its midst; made ready with the rules read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.assessment.assess import warm
from service.settings import Settings
from service.workflow.batch.evaluate_jurisdiction import evaluate_jurisdiction
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.open_database import held_open
from tests.storage.installations import Installation
from tests.workflow.batch.seeded import alone
from tests.workflow.jobs.killed_workers import Halting, work_until_stopped

warm(keep_rules(Settings(), "base-145", date(2026, 3, 31)).pack)
"""What the workbooks of the cases are judged by: read where the workers come from, not by each of them."""


def evaluate(data_dir: str, database_url: str, name: str, halt_at: int | None) -> None:
    """In a process of its own: evaluate what is asked for, without further ones, until stopped or killed."""
    settings = alone(Installation(Path(data_dir), database_url).settings)
    with held_open(settings) as database:
        work_until_stopped(Halting(settings, database, name, halt_at), evaluate_jurisdiction(settings))
