"""A session that ends while a form is being filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from playwright.sync_api import Dialog, Page, expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from service.storage import parks
from service.workflow.installation.open_database import opened
from service.workflow.parks.show_park import show_park
from tests.api.bureau import PEOPLE
from tests.casework.parks import park
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.storage.builders import NOW
from tests.workflow.accounts.doors import PASSWORD, code_at

PARK = park()

scenarios(str(ROOT / "features" / "journeys" / "desk-session.feature"))


@dataclass
class Filling:
    """Somebody who fills in the form. asked: what the browser asked of them."""

    page: Page
    settings: Settings
    asked: list[str] = field(default_factory=list)


@given(
    parsers.parse("评估员“{name}”已登录，正在给园区“{before}”登记更名，新名称填了“{after}”"), target_fixture="filling"
)
def filling_in(visits: Visits, name: str, before: str, after: str) -> Filling:
    settings = visits.application.settings
    with opened(settings) as database, database.writing() as session:
        parks.add(session, (replace(PARK, name=before),), NOW)
    visitor = visits.of("zhangsan", replace(PEOPLE["assessor"], name=name, jurisdiction=PARK.jurisdiction))
    visitor.page.clock.install()
    page = visitor.open(f"/parks/{PARK.id}/rename")
    page.get_by_label("新名称").press_sequentially(after)
    return Filling(page, settings)


@when(parsers.parse("{minutes:d} 分钟没有操作"))
def idle(filling: Filling, minutes: int) -> None:
    filling.page.clock.fast_forward(minutes * 60_000)


@when("选择“继续”")
def go_on(filling: Filling) -> None:
    filling.page.get_by_role("button", name="继续").click()


@when("用错误的密码重新登录")
def mistaken(filling: Filling) -> None:
    _again(filling.page, PASSWORD[:-1])


@when("在提醒里重新登录")
def again(filling: Filling) -> None:
    _again(filling.page, PASSWORD)


def _again(page: Page, password: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("密码").fill(password)
    dialog.get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    dialog.get_by_role("button", name="重新登录").click()


@then(parsers.parse("提醒“{words}”"))
def told(filling: Filling, words: str) -> None:
    expect(filling.page.get_by_role("dialog")).to_contain_text(words)


@then(parsers.parse("提醒收起，新名称里还是“{after}”"))
def kept(filling: Filling, after: str) -> None:
    expect(filling.page.get_by_role("dialog")).to_have_count(0)
    expect(filling.page.get_by_label("新名称")).to_have_value(after)


@when("填完其余各项并登记")
def register(filling: Filling) -> None:
    page = filling.page
    page.get_by_label("生效的日期").fill("2026-01-01")
    page.get_by_label("文件的名称和文号").fill("某政函〔2026〕1号")
    page.get_by_label("原因").fill("调整布局")
    with page.expect_response(re.compile("/rename$")) as answered:
        page.get_by_role("button", name="登记", exact=True).click()
    assert answered.value.status == 303


@then(parsers.parse("园区的名称是“{after}”"))
def renamed(filling: Filling, after: str) -> None:
    assert show_park(filling.settings, PARK.id).park.name == after


@when("离开这一页")
def leave(filling: Filling) -> None:
    def stay(dialog: Dialog) -> None:
        filling.asked.append(dialog.type)
        dialog.dismiss()

    filling.page.on("dialog", stay)
    filling.page.get_by_role("link", name="待办").click()


@then("先问是否离开，留下来填的还在")
def stayed(filling: Filling) -> None:
    assert filling.asked == ["beforeunload"]
    expect(filling.page.get_by_label("新名称")).not_to_have_value("")
