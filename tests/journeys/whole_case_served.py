"""`python -m tests.journeys.whole_case_served`: the whole case on PostgreSQL with two web processes, against the clock.

Prints the seconds that it took and the state that the case has come to.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.serving.supervisor import WEB
from service.settings import Settings
from service.workflow.cases.read_case import read_case
from tests.cli.case.office import rules_without_publicity
from tests.journeys.answers import Recorded
from tests.journeys.application import Application
from tests.journeys.chromium import launched, taken_up
from tests.journeys.visits import Visits
from tests.journeys.whole_case import WholeCase, whole_case
from tests.serving.served import REAL, served
from tests.storage.installations import Installation, installed
from tests.workflow.case_desk import accepted_in
from tests.workflow.park_versions import write_failing, write_rectified

WEB_PROCESSES = 2


@dataclass(frozen=True)
class Unpublished(Installation):
    """Its rules demand no days of publicity: nobody can wait for a week."""

    @property
    def settings(self) -> Settings:
        return super().settings.model_copy(update={"rules_dir": rules_without_publicity()})

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"ACCEPTANCE_RULES_DIR": str(rules_without_publicity())}


def main() -> None:
    """Work the case.

    Raises:
        AssertionError, playwright.sync_api.Error: something on the way is not as it should be.
    """
    with tempfile.TemporaryDirectory() as folder, installed("postgresql", Path(folder)) as made:
        installation = Unpublished(made.data_dir, made.database_url)
        at = accepted_in(installation.settings, Path(folder))
        with served(installation, app=REAL, web=WEB_PROCESSES) as service, launched() as browser, taken_up():
            assert len(service.of(WEB)) == WEB_PROCESSES
            visits = Visits(Application(at.settings, service.url, Recorded(_elsewhere)), browser)
            start = time.monotonic()
            _worked(whole_case(at, visits))
            seconds = time.monotonic() - start
            visits.examine()
            visits.close()
        case = read_case(at.settings, at.case)
    print(f"{seconds:.1f} {case.state.value} {case.round}")


def _worked(whole: WholeCase) -> None:
    for round_, write in enumerate((write_failing, write_rectified), 1):
        whole.worked(write)
        whole.evaluated()
        whole.drafted()
        whole.signed()
        whole.issued(f"示发改环资〔2026〕{round_}号")
        if round_ == 1:
            whole.put_right()


async def _elsewhere(*_: Any) -> None:
    """The application answers in processes of its own, whose answers nobody records here."""


if __name__ == "__main__":
    main()
