"""A session that ends, in the browser: nothing that was filled in is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect
from pytest_bdd import given, parsers, scenarios, then, when

from tests.api.bureau import PEOPLE
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.accounts.doors import PASSWORD, code_at, enter

LOGIN = "chengruogu"
TYPED = "Gui-7-Lin-Shan"
AGO = timedelta(minutes=1)

scenarios(str(ROOT / "features" / "journeys" / "desk-session.feature"))


@given(parsers.parse("评估员“{name}”已登录，打开“{path}”并填写了新密码"), target_fixture="visitor")
def filled_in(visits: Visits, name: str, path: str) -> Watched:
    visitor = visits.of(LOGIN, replace(PEOPLE["assessor"], name=name))
    visitor.page.clock.install()
    visitor.open(path)
    visitor.page.get_by_label("新密码", exact=True).fill(TYPED)
    return visitor


@given(parsers.parse("浏览器不运行脚本，评估员在“{path}”"), target_fixture="visitor")
def without_scripts(visits: Visits, path: str) -> Watched:
    visitor = visits.of(LOGIN, name="plain", scripted=False)
    visitor.open(path)
    return visitor


@when(parsers.parse("过了 {minutes:d} 分钟"))
def pass_time(visitor: Watched, minutes: int) -> None:
    visitor.page.clock.fast_forward(minutes * 60_000)


@when(parsers.parse("过了 {minutes:d} 分钟，会话已结束"))
def pass_too_much_time(visits: Visits, visitor: Watched, minutes: int) -> None:
    elsewhere(visits)
    pass_time(visitor, minutes)


@when(parsers.parse("会话已结束，按下“{name}”"))
def press_too_late(visits: Visits, visitor: Watched, name: str) -> None:
    elsewhere(visits)
    press(visitor, name)


@when(parsers.parse("按下“{name}”"))
def press(visitor: Watched, name: str) -> None:
    visitor.page.locator("main").get_by_role("button", name=name).click()


@when(parsers.parse("在提醒里按“{name}”"))
def go_on(visitor: Watched, name: str) -> None:
    warning(visitor).get_by_role("button", name=name, exact=True).click()


@when("在提醒里填写密码和动态口令并重新登录")
def sign_in_again(visitor: Watched) -> None:
    warning(visitor).get_by_label("密码").fill(PASSWORD)
    warning(visitor).get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    go_on(visitor, "重新登录")


@when("填写登录名、密码和动态口令并登录")
def sign_in(visitor: Watched) -> None:
    page = visitor.page
    page.get_by_label("登录名").fill(LOGIN)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    page.get_by_role("button", name="登录").click()


@then(parsers.parse("出现“{name}”的提醒"))
def warned(visitor: Watched, name: str) -> None:
    expect(visitor.page.get_by_role("dialog", name=name)).to_be_visible()


@then(parsers.parse("提醒里写着“{text}”"))
def told(visitor: Watched, text: str) -> None:
    expect(warning(visitor)).to_contain_text(text)


@then("提醒消失，新密码还在")
def kept(visitor: Watched) -> None:
    expect(warning(visitor)).to_be_hidden()
    expect(visitor.page.get_by_label("新密码", exact=True)).to_have_value(TYPED)


def warning(visitor: Watched) -> Locator:
    return visitor.page.locator("dialog#session")


def elsewhere(visits: Visits) -> None:
    """Whoever signs in elsewhere ends the session here."""
    enter(visits.application.settings, LOGIN, datetime.now(UTC) - AGO)
