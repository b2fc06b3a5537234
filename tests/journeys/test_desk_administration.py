"""Administrators, a park and the help in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.bootstrap import worker
from service.settings import Settings
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from service.workflow.people.add_person import add_person
from tests.conventions.repository import ROOT
from tests.journeys.screens import CASE
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.storage.builders import NOW
from tests.web.administrators import AUDITOR, SECURITY, SYSTEM
from tests.web.cases.desks import SUBMITTER
from tests.workflow.case_desk import desk

scenarios(str(ROOT / "features" / "journeys" / "desk-administration.feature"))
PASSWORD = "Yu-Hang-9-Tang-Xi"


@dataclass
class Offices:
    """The windows of the three, and the code that was shown once."""

    visits: Visits
    windows: dict[str, Watched] = field(default_factory=dict)
    code: str = ""


@given(parsers.parse("三位管理员各有账号，“{name}”已登记为专家"), target_fixture="offices")
def three(visits: Visits, name: str) -> Offices:
    add_person(visits.application.settings, Person(0, name, Role.EXPERT, None, "zhejiang"), NOW)
    made = Offices(visits)
    for login, person in (("sun", SYSTEM), ("li", SECURITY), ("zhao", AUDITOR)):
        made.windows[login] = visits.of(login, person)
    return made


@when(parsers.parse("系统管理员为“{name}”开立账号“{login}”"))
def create(offices: Offices, name: str, login: str) -> None:
    page = offices.windows["sun"].open("/accounts/new")
    option = page.locator("#person option", has_text=name).get_attribute("value")
    page.get_by_label("为谁开立").select_option(option)
    page.get_by_label("登录名").fill(login)
    page.get_by_label("本人的工号或电话").fill("E-77")
    page.get_by_role("button", name="开立账号").click()
    offices.code = page.locator("main code").inner_text()


@when(parsers.parse("安全管理员放行“{login}”"))
def release(offices: Offices, login: str) -> None:
    page = offices.windows["li"].open("/accounts?state=release")
    page.get_by_role("link", name=login).click()
    page.get_by_role("button", name="放行一次性代码").click()
    expect(page.locator("#page-status")).to_contain_text("已办理：放行一次性代码")


@when("本人用一次性代码设置密码", target_fixture="visitor")
def redeem(offices: Offices) -> Watched:
    visitor = offices.visits.stranger()
    page = visitor.open("/set-password")
    page.get_by_label("一次性代码").fill(offices.code)
    page.get_by_label("新密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输入一次新密码").fill(PASSWORD)
    page.get_by_role("button", name="设置密码").click()
    return visitor


@then(parsers.parse("“{login}”可以登录"))
def enters(visitor: Watched, login: str) -> None:
    page = visitor.open("/sign-in")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("登记动态口令")


@when(parsers.parse("审计管理员检索“{action}”"))
def search(offices: Offices, action: str) -> None:
    page = offices.windows["zhao"].open("/audit")
    page.get_by_label("行为").select_option(label=action)
    page.get_by_role("button", name="查询").click()


@then(parsers.parse("审计记录里有“{login}”"))
def on_record(offices: Offices, login: str) -> None:
    expect(offices.windows["zhao"].page.locator("tbody")).to_contain_text(f"账号 {login}")


@when("审计管理员核对全部记录")
def verify(offices: Offices) -> None:
    page = offices.windows["zhao"].open("/audit/verify")
    page.get_by_role("button", name="核对全部记录").click()
    settings = offices.visits.application.settings
    with opened(settings) as database:
        worker(settings, database).run(once=True)


@then(parsers.parse("结果是“{words}”"))
def verdict(offices: Offices, words: str) -> None:
    expect(offices.windows["zhao"].page.locator("#verifications")).to_contain_text(words)


@given(parsers.parse("园区“{name}”的工作簿有存疑，她已登录"), target_fixture="visitor")
def park(visits_to: Callable[[Settings], Visits], tmp_path: Path, name: str) -> Watched:
    assert SUBMITTER.name == name
    return visits_to(desk("slipped", tmp_path).settings).of("zhouyuan", SUBMITTER)


@when(parsers.parse("点开第一项存疑，答复“{text}”"), target_fixture="asked")
def answer(visitor: Watched, text: str) -> int:
    """How many questions there were."""
    asked = visitor.page.locator("#found tbody tr").count()
    visitor.page.locator("#found tbody a").first.click()
    visitor.page.get_by_label("答复", exact=True).fill(text)
    visitor.page.get_by_role("button", name="提交答复").click()
    expect(visitor.page.locator("#page-status")).to_contain_text("已答复")
    return asked


@then("首页的待答复少了一项")
def fewer(visitor: Watched, asked: int) -> None:
    told = visitor.open("/").locator("main").inner_text()
    (left,) = re.findall(r"(\d+) 项待答复", told)
    assert int(left) == asked - 1


@when("打开案卷，问环节是什么意思")
def ask(visitor: Watched) -> None:
    page = visitor.open(f"/cases/{CASE}")
    page.locator("main details.help summary").first.click()
    expect(page.locator("main details.help p").first).to_be_visible()
