"""`python -m tests.journeys.readme_picture`: the picture of the desk that the README shows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from service.asgi import make_app
from tests.conventions.repository import ROOT
from tests.journeys.application import serving
from tests.journeys.chromium import launched, taken_up
from tests.journeys.screens import CASE, WHO
from tests.journeys.screenshots import PATIENCE_MS
from tests.journeys.visits import Visits
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.case_desk import desk

PICTURE = ROOT / ".readme/result.png"


def main() -> None:
    """What an assessor sees of a result: the conclusion, what is not met, and why it is no more points."""
    with launched() as browser, TemporaryDirectory() as folder:
        settings = desk("failing", Path(folder)).settings
        with serving(make_app(settings, hasher=CHEAP), settings) as application, taken_up():
            visits = Visits(application, browser)
            page = visits.of("assessor", WHO["assessor"]).page
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{application.address}/cases/{CASE}/result")
            page.screenshot(path=PICTURE, timeout=PATIENCE_MS)
            visits.close()
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
