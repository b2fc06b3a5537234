"""From the result of an evaluation to its cells in the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from service.vocabulary.person import Person, Role
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.case_desk import CaseDesk, desk

LOGIN, MOST_TABS = "chengruogu", 200

scenarios(str(ROOT / "features" / "journeys" / "desk-result.feature"))


@dataclass(frozen=True)
class There:
    """The case and who can look at it."""

    case: CaseDesk
    visits: Visits


@given("案卷已经评价，建议结论是“限期整改”", target_fixture="there")
def evaluated(visits_to: Callable[[Settings], Visits], tmp_path: Path) -> There:
    made = desk("failing", tmp_path)
    return There(made, visits_to(made.settings))


@pytest.fixture
def window() -> dict[str, Any]:
    """What is special about the window: of Visits.of."""
    return {}


@given("浏览器不运行脚本")
def without_scripts(window: dict[str, Any]) -> None:
    window["scripted"] = False


@given("窗口只有 360 像素宽")
def narrow(window: dict[str, Any]) -> None:
    window["width"] = 360


@given(parsers.parse("评估员“{name}”登录"), target_fixture="visitor")
def signed_in(there: There, window: dict[str, Any], name: str) -> Watched:
    return there.visits.of(LOGIN, Person(0, name, Role.ASSESSOR, None, "zhejiang"), **window)


@when(parsers.parse("打开案卷的“{path}”"))
def open_screen(there: There, visitor: Watched, path: str) -> None:
    visitor.open(f"/cases/{there.case.case}/{path}")


@when(parsers.parse("用键盘走到“{name}”并打开"))
def by_keyboard(visitor: Watched, name: str) -> None:
    """By Tab and Enter alone; whoever does not get there in so many steps would give up."""
    link = visitor.page.get_by_role("link", name=name, exact=True).first
    expect(link).to_be_visible()
    for _ in range(MOST_TABS):
        visitor.page.keyboard.press("Tab")
        if link.evaluate("(element) => element === document.activeElement"):
            break
    expect(link).to_be_focused()
    visitor.page.keyboard.press("Enter")


@when(parsers.parse("把“{label}”选为“{choice}”，按“{button}”"))
def choose(visitor: Watched, label: str, choice: str, button: str) -> None:
    visitor.page.get_by_label(label, exact=True).select_option(label=choice)
    visitor.page.get_by_role("button", name=button, exact=True).click()


@when(parsers.parse("展开“{words}”"))
def unfold(visitor: Watched, words: str) -> None:
    visitor.page.locator("summary").filter(has_text=words).first.press("Enter")


@then(parsers.parse("“{first}”排在“{second}”前面"))
def before(visitor: Watched, first: str, second: str) -> None:
    headings = visitor.page.get_by_role("heading", level=2).all_inner_texts()
    places = [next(at for at, text in enumerate(headings) if text.startswith(one)) for one in (first, second)]
    assert places == sorted(places)


@then("页面不比窗口宽")
def fits(visitor: Watched) -> None:
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
