"""Every screen is accessible, valid and quiet, reflows in a narrow window and at 400 %, and says in English which texts
are Chinese; none is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from service.settings import Settings
from tests.journeys.screens import NO_SCREEN, SCREENS, WHO, Screen, patterns
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.case_desk import desk

NOT_SAID_TO_BE_CHINESE = """async (address) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const texts = page.createTreeWalker(page, NodeFilter.SHOW_TEXT), found = [];
  const mixed = (node) => /^(title|option)$/i.test(node.parentElement.tagName) && /[A-Za-z]{4,}/.test(node.data);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const chinese = /\\p{Script=Han}/u.test(node.data) && !node.parentElement.closest("[lang^=zh]");
    if (chinese && !mixed(node)) found.push(node.data.trim().slice(0, 80));
  }
  return page.documentElement.lang === "en" ? found : [`lang=${page.documentElement.lang}`];
}"""
NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 900}
TOO_WIDE = """() => {
  const root = document.documentElement, edge = root.clientWidth;
  if (root.scrollWidth <= edge) return [];
  const parts = [...document.querySelectorAll("body *")];
  const beyond = parts.filter((part) => part.getBoundingClientRect().right > edge + 0.5);
  return [`${root.scrollWidth} px`, ...beyond.slice(0, 5).map((part) => part.outerHTML.slice(0, 160))];
}"""


def test_every_screen_is_among_the_pictures() -> None:
    pictured = {screen.pattern for screen in SCREENS}
    served = set(patterns())
    lacking = sorted(served - pictured - NO_SCREEN.keys())
    assert not lacking, f"add to tests/journeys/screens.py, SCREENS or NO_SCREEN: {lacking}"
    assert (pictured | NO_SCREEN.keys()) - served == set(), "no longer served"
    assert len({screen.called for screen in SCREENS}) == len(SCREENS)


@pytest.mark.parametrize("stage", sorted({screen.stage for screen in SCREENS}))
def test_every_screen_is_good_wide_and_narrow_and_in_english(
    stage: str, visits_to: Callable[[Settings], Visits], tmp_path: Path
) -> None:
    visits = visits_to(desk(stage, tmp_path).settings)
    for screen in (one for one in SCREENS if one.stage == stage):
        page = seen_by(visits, screen).open(screen.address)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        beyond = page.evaluate(TOO_WIDE)
        assert not beyond, f"{screen.address} has to be scrolled sideways at {NARROW['width']} px: {beyond}"
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    for screen in (one for one in SCREENS if one.stage == stage):
        english = f"{screen.address}{'&' if '?' in screen.address else '?'}lang=en"
        unsaid = seen_by(visits, screen).page.evaluate(NOT_SAID_TO_BE_CHINESE, english)
        assert not unsaid, f"{english} does not say of these that they are Chinese (lang): {unsaid}"


def seen_by(visits: Visits, screen: Screen) -> Watched:
    """The window of whoever looks at a screen."""
    if screen.by:
        return visits.of(screen.by, WHO[screen.by])
    return visits.pages.get("") or visits.stranger()
