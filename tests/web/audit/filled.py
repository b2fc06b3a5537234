"""A trail with a number of rows of one action, every 13th refused."""

from __future__ import annotations

from dataclasses import replace

from service.casework.audit.chain import Outcome
from service.settings import Settings
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.installation.open_database import opened
from tests.storage.builders import NOW


def filled(settings: Settings, rows: int) -> None:
    """`park.read` of p-1, p-2 …, in an empty trail."""
    trail = opened_trail(settings)
    with opened(settings) as database, database.writing() as session:
        for number in range(1, rows + 1):
            event = attempt(None, NOW, "park.read", "park", f"p-{number}")
            trail.append(session, replace(event, outcome=Outcome.DONE if number % 13 else Outcome.REFUSED))
