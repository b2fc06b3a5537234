"""Sign in and out in the browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pyotp
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from tests.api.bureau import EXPERTS, PEOPLE
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.accounts.doors import PASSWORD, code_at

LOGIN, NEWCOMER = "chengruogu", "linrong"

scenarios(str(ROOT / "features" / "journeys" / "desk-sign-in.feature"))


@given(parsers.parse("评估员“{name}”有账号，还没有登录"), target_fixture="visitor")
def unknown(visits: Visits, name: str) -> Watched:
    visits.application.an_account(LOGIN, replace(PEOPLE["assessor"], name=name))
    return visits.stranger()


@given(parsers.parse("“{name}”有账号，还没有登记动态口令"), target_fixture="visitor")
def without_second_factor(visits: Visits, name: str) -> Watched:
    visits.application.an_account(NEWCOMER, replace(PEOPLE[EXPERTS[0]], name=name), second_factor=False)
    return visits.stranger()


@when("只填写登录名和密码并登录")
def sign_in_first(visitor: Watched) -> None:
    visitor.page.get_by_label("登录名").fill(NEWCOMER)
    visitor.page.get_by_label("密码").fill(PASSWORD)
    visitor.page.get_by_role("button", name="登录").click()


@when(parsers.parse("填写密码，按“{name}”"))
def begin_enrolment(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("main").get_by_label("密码").fill(PASSWORD)
    visitor.page.get_by_role("button", name=name).click()


@when("填写验证器上的六位数字")
def show_code(visitor: Watched) -> None:
    secret = visitor.page.locator("figcaption code").inner_text().replace(" ", "")
    visitor.page.get_by_label("验证器上的六位数字").fill(pyotp.TOTP(secret).now())
    visitor.page.get_by_role("button", name="完成登记").click()


@then("看到“恢复码”页", target_fixture="recovery_code")
def recovery_codes(visitor: Watched) -> str:
    expect(visitor.page.get_by_role("heading", level=1, name="恢复码")).to_be_visible()
    return visitor.page.locator("main li code").first.inner_text()


@when("用一个恢复码登录")
def sign_in_with_recovery_code(visitor: Watched, recovery_code: str) -> None:
    visitor.page.get_by_label("登录名").fill(NEWCOMER)
    visitor.page.get_by_label("密码").fill(PASSWORD)
    visitor.page.get_by_label("动态口令").fill(recovery_code)
    visitor.page.get_by_role("button", name="登录").click()


@given("浏览器不运行脚本", target_fixture="visitor")
def without_scripts(visits: Visits) -> Watched:
    return visits.stranger(scripted=False)


@when("填写登录名、密码和动态口令并登录")
def sign_in(visitor: Watched) -> None:
    page = visitor.page
    page.get_by_label("登录名").fill(LOGIN)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    page.get_by_role("button", name="登录").click()


@when("填写登录名和错误的密码并登录")
def mistaken(visitor: Watched) -> None:
    page = visitor.page
    page.get_by_label("登录名").fill(LOGIN)
    page.get_by_label("密码").fill(PASSWORD[:-1])
    page.get_by_role("button", name="登录").click()


@when("什么也不填就登录")
def nothing(visitor: Watched) -> None:
    visitor.page.locator("main form").evaluate("(form) => { form.noValidate = true; }")
    visitor.page.get_by_role("button", name="登录").click()


@when("只用键盘填写登录名、密码和动态口令并登录")
def by_keyboard(visitor: Watched) -> None:
    keys = visitor.page.keyboard
    for _ in range(10):
        keys.press("Tab")
        if visitor.page.get_by_label("登录名").evaluate("(field) => field === document.activeElement"):
            break
    for typed in (LOGIN, PASSWORD, code_at(datetime.now(UTC))):
        keys.type(typed)
        keys.press("Tab")
    keys.press("Enter")


@when("退出登录")
def sign_out(visitor: Watched) -> None:
    visitor.page.get_by_role("button", name="退出登录").click()


@then("标题以“错误：”开头，焦点在错误提示上")
def faulty(visitor: Watched) -> None:
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    assert visitor.page.title().startswith("错误：")


@when(parsers.parse("点击错误提示里的“{words}”"))
def follow_fault(visitor: Watched, words: str) -> None:
    visitor.page.get_by_role("alert").get_by_role("link", name=words).click()


@then(parsers.parse("焦点在“{label}”上"))
def focused(visitor: Watched, label: str) -> None:
    expect(visitor.page.get_by_label(label)).to_be_focused()


@then(parsers.parse("“登录名”里还是“{name}”的登录名"))
def kept(visitor: Watched, name: str) -> None:
    expect(visitor.page.get_by_label("登录名")).to_have_value(LOGIN)


@then(parsers.parse("“{label}”里是空的"))
def empty(visitor: Watched, label: str) -> None:
    expect(visitor.page.get_by_label(label)).to_have_value("")
