"""The overview of a province in the browser: from a figure to its list."""

from __future__ import annotations

from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from tests.conventions.repository import ROOT
from tests.journeys.busy import LOGIN, another_window
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.registries import OFFICER
from tests.workflow.overview.provinces import a_province, put_province

scenarios(str(ROOT / "features" / "journeys" / "desk-overview.feature"))


@given(parsers.parse("全省各园区的案卷办到不同程度，评估员“{name}”已经登录"), target_fixture="visitor")
def province(visits: Visits, name: str) -> Watched:
    assert name == OFFICER.name
    put_province(visits.application.settings, a_province())
    return visits.of(LOGIN, OFFICER)


@given("窗口只有 360 像素宽，不运行脚本", target_fixture="visitor")
def narrow(visits: Visits) -> Watched:
    return another_window(visits, scripted=False, width=360)


@when(parsers.parse("点开“{name}”的合计"))
def open_sum(visitor: Watched, name: str) -> None:
    row = visitor.page.locator("section[aria-labelledby=savings] tbody tr").filter(has_text=name).first
    row.get_by_role("link").click()


@when(parsers.parse("点开“{name}”未达到的案卷"))
def open_gap(visitor: Watched, name: str) -> None:
    row = visitor.page.locator("section[aria-labelledby=gaps] tbody tr").filter(has_text=name).first
    row.get_by_role("link").click()


@then(parsers.parse("清单的合计是“{amount}”"))
def summed(visitor: Watched, amount: str) -> None:
    expect(visitor.page.locator("#sum")).to_have_text(amount)


@when(parsers.parse("由所在位置回到“{name}”"))
def way_back(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("navigation", name="所在位置").get_by_role("link", name=name).click()
