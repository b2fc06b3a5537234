"""`make screenshots`: a picture of every screen, wide, narrow, enlarged, and in somebody's own colours."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from service.asgi import make_app
from tests.conventions.repository import ROOT
from tests.journeys.application import serving
from tests.journeys.chromium import launched, taken_up
from tests.journeys.screens import SCREENS, WHO, Screen
from tests.journeys.visits import Visits
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.case_desk import desk

FOLDER = ROOT / "build/screenshots"
PATIENCE_MS = 120_000
"""A long page at double size takes its time to be painted without a graphics card."""
WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"width": 1280},
    "narrow": {"width": 360, "device_scale_factor": 2},
    "enlarged": {"width": 640, "device_scale_factor": 2},
    "own-colours": {"width": 1280, "forced_colors": "active", "color_scheme": "dark"},
}
"""How a screen is looked at; 640 of width at double size is a window of 1280 at 200 %."""


def main(only: str = "") -> None:
    """Takes all pictures, or those of the screens whose names begin so, and says how many there are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shown = sorted((one for one in SCREENS if one.called.startswith(only)), key=lambda one: one.stage)
    for old in FOLDER.glob(f"{only}*.png"):
        old.unlink()
    with launched() as browser:
        for stage, screens in groupby(shown, key=lambda one: one.stage):
            _pictures(browser, stage, list(screens))
    print(f"{len(shown)} 个页面，各 {len(WINDOWS)} 张图：{FOLDER.relative_to(ROOT)}")


def _pictures(browser: Browser, stage: str, screens: list[Screen]) -> None:
    with TemporaryDirectory() as folder:
        settings = desk(stage, Path(folder)).settings
        with serving(make_app(settings, hasher=CHEAP), settings) as application, taken_up():
            visits = Visits(application, browser)
            for screen in screens:
                for window in WINDOWS:
                    _picture(visits, screen, window)
            visits.close()


def _picture(visits: Visits, screen: Screen, window: str) -> None:
    if screen.by:
        visit = visits.of(screen.by, WHO[screen.by], window, **WINDOWS[window])
    else:
        visit = visits.pages.get(window) or visits.stranger(window, **WINDOWS[window])
    visit.page.goto(visits.application.address + screen.address)
    path = FOLDER / f"{screen.called}-{window}.png"
    visit.page.screenshot(path=path, full_page=True, scale="css", timeout=PATIENCE_MS)


if __name__ == "__main__":
    main(*sys.argv[1:])
