"""`make screenshots`: pictures of every screen: wide, narrow, enlarged, in one's own colours, on paper, in English."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Error, Page

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
"""A long page takes its time to be painted without a graphics card, on a machine that has much else to do."""


@dataclass(frozen=True, slots=True)
class View:
    """How a screen is looked at. width: of the window, in CSS pixels."""

    width: int
    language: Literal["zh", "en"] = "zh"
    media: Literal["screen", "print"] = "screen"
    colours: Literal["none", "active"] = "none"
    scheme: Literal["light", "dark"] = "light"


# One pixel of the picture is one of the page, also where it is enlarged: a page of 25,000 pixels at double size is a
# quarter of a gigabyte to paint, and took minutes.
VIEWS = {
    "wide": View(1280),
    "narrow": View(360),
    "enlarged": View(640),  # a window of 1280 at 200 %
    "own-colours": View(1280, colours="active", scheme="dark"),
    "paper": View(680, media="print"),  # as wide as what is printed of A4
    "english": View(1280, language="en"),
    "english-narrow": View(360, language="en"),
}


def main(only: str = "") -> int:
    """Takes all pictures, or those of the screens whose names begin so; says how many there are, and which could not be
    taken. Returns what to exit with.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    shown = sorted((one for one in SCREENS if one.called.startswith(only)), key=lambda one: one.stage)
    for old in FOLDER.glob(f"{only}*.png"):
        old.unlink()
    lacking: list[str] = []
    with launched() as browser:
        for stage, screens in groupby(shown, key=lambda one: one.stage):
            lacking += _pictures(browser, stage, list(screens))
    taken = len(shown) * len(VIEWS) - len(lacking)
    print(f"{len(shown)} 个页面，{taken} 张图：{FOLDER.relative_to(ROOT)}")
    if lacking:
        print(f"没有照成的 {len(lacking)} 张：{'、'.join(lacking)}。请单独再照：make screenshots ARGS=页面名")
    return 1 if lacking else 0


def _pictures(browser: Browser, stage: str, screens: list[Screen]) -> list[str]:
    """Of the screens of one stage; the names of those that could not be taken."""
    with TemporaryDirectory() as folder:
        settings = desk(stage, Path(folder)).settings
        with serving(make_app(settings, hasher=CHEAP), settings) as application, taken_up():
            visits = Visits(application, browser)
            lacking = [name for screen in screens for name in _pictures_of(visits, screen)]
            visits.close()
    return lacking


def _pictures_of(visits: Visits, screen: Screen) -> Iterator[str]:
    """A page is opened once for each language and then looked at in every way."""
    for language, views in groupby(VIEWS.items(), key=lambda one: one[1].language):
        if screen.by:
            visit = visits.of(screen.by, WHO[screen.by], language)
        else:
            visit = visits.pages.get(language) or visits.stranger(language)
        address = f"{screen.address}{'&' if '?' in screen.address else '?'}lang={language}"
        try:
            visit.page.goto(visits.application.address + address, timeout=PATIENCE_MS)
        except Error:
            yield from (f"{screen.called}-{view}" for view, _ in views)
            continue
        for name, view in views:
            called = f"{screen.called}-{name}"
            if not _picture(visit.page, view, FOLDER / f"{called}.png"):
                yield called


def _picture(page: Page, view: View, path: Path) -> bool:
    page.emulate_media(media=view.media, forced_colors=view.colours, color_scheme=view.scheme)
    page.set_viewport_size({"width": view.width, "height": 900})
    try:
        page.screenshot(path=path, full_page=True, timeout=PATIENCE_MS)
    except Error:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
