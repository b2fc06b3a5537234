"""A form that is sent after the session has ended, in a browser without scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pytest_bdd import given, parsers, scenarios, when

from tests.api.bureau import PEOPLE
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.accounts.doors import PASSWORD, code_at, enter

LOGIN = "chengruogu"
AGO = timedelta(minutes=1)

scenarios(str(ROOT / "features" / "journeys" / "desk-late-form.feature"))


@given(parsers.parse("评估员“{name}”已登录，浏览器不运行脚本，在“{path}”"), target_fixture="visitor")
def without_scripts(visits: Visits, name: str, path: str) -> Watched:
    visitor = visits.of(LOGIN, replace(PEOPLE["assessor"], name=name), scripted=False)
    visitor.open(path)
    return visitor


@when(parsers.parse("会话已结束，按下“{name}”"))
def press_too_late(visits: Visits, visitor: Watched, name: str) -> None:
    # Whoever signs in elsewhere ends the session here.
    enter(visits.application.settings, LOGIN, datetime.now(UTC) - AGO)
    press(visitor, name)


@when(parsers.parse("按下“{name}”"))
def press(visitor: Watched, name: str) -> None:
    visitor.page.locator("main").get_by_role("button", name=name).click()


@when("填写登录名、密码和动态口令并登录")
def sign_in(visitor: Watched) -> None:
    page = visitor.page
    page.get_by_label("登录名").fill(LOGIN)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    page.get_by_role("button", name="登录").click()
