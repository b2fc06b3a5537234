"""The registry of parks in the browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from tests.conventions.repository import ROOT
from tests.intake.parks.lists import csv_bytes, row
from tests.journeys.busy import AT_WORK, another_window, at_work
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched

scenarios(str(ROOT / "features" / "journeys" / "desk-parks.feature"))


@given(parsers.parse(AT_WORK), target_fixture="visitor")
def busy(visits: Visits, parks: int, name: str) -> Watched:
    return at_work(visits, parks, name)


@given("浏览器不运行脚本", target_fixture="visitor")
def unscripted(visits: Visits) -> Watched:
    return another_window(visits, scripted=False)


FOUND = "#found tbody tr"


@when(parsers.parse("用输入法在“{label}”里打出“{word}”"), target_fixture="asked")
def composed(visitor: Watched, label: str, word: str) -> list[str]:
    """The addresses that were asked for meanwhile."""
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(unquote(request.url)))
    visitor.page.get_by_label(label).focus()
    session = visitor.page.context.new_cdp_session(visitor.page)
    for typed in ("l", "li", "lin'g", "líng"):
        session.send(
            "Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
        )
        visitor.page.wait_for_timeout(350)  # longer than a search waits for the next letter
    session.send("Input.insertText", {"text": word})
    expect(visitor.page.locator("#found")).not_to_have_class(re.compile("htmx-request"))
    visitor.page.wait_for_url(lambda url: word in unquote(url))
    return asked


@then("只向服务查询了一次")
def once(asked: list[str]) -> None:
    assert len([url for url in asked if "/parks?" in url]) == 1, asked


@then(parsers.parse("状态栏说“{text}”"))
def status(visitor: Watched, text: str) -> None:
    expect(visitor.page.get_by_role("status").filter(has_text=text)).to_be_visible()


@then(parsers.parse("地址里写着“{word}”"))
def in_address(visitor: Watched, word: str) -> None:
    assert word in unquote(visitor.page.url)


@when("重新打开这个地址")
def again(visitor: Watched) -> None:
    visitor.page.reload()


@then(parsers.parse("列出 {number:d} 个园区"))
def listed(visitor: Watched, number: int) -> None:
    expect(visitor.page.locator(FOUND)).to_have_count(number)


@when("翻到下一页")
def following(visitor: Watched) -> None:
    visitor.page.get_by_role("link", name="下一页").click()


@when(parsers.parse("在“{label}”里选“{word}”并查询"))
def choose(visitor: Watched, label: str, word: str) -> None:
    visitor.page.get_by_label(label).select_option(word)
    visitor.page.get_by_role("button", name="查询").click()


@when(parsers.parse("按“{heading}”排序"))
def sort(visitor: Watched, heading: str) -> None:
    visitor.page.get_by_role("columnheader").get_by_role("link", name=heading).click()


@when(parsers.parse("按“{key}”再打“{text}”"))
def by_key(visitor: Watched, key: str, text: str) -> None:
    visitor.page.keyboard.press(key)
    visitor.page.keyboard.type(text)


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    """With a row whose code is none, and a new park."""
    path = tmp_path / "清单.csv"
    given = {"省份": "浙江省", "批准级别": "省政府"}
    wrong, new = row(代码="S99", 开发区名称="错码园", **given), row(代码="S339999", 开发区名称="新园𠮷龘", **given)
    path.write_bytes(csv_bytes(wrong, new))
    return path


@when("上传一份有一处错误、一个新园区的清单")
def hand_in(visitor: Watched, a_list: Path) -> None:
    visitor.page.get_by_label("清单（.xlsx 或 .csv").set_input_files(a_list)
    visitor.page.get_by_role("button", name="上传并核对").click()


@when("确认导入")
def confirm(visitor: Watched) -> None:
    visitor.page.get_by_role("button", name="确认导入").click()


@then("标题以“错误：”开头，焦点在错误提示上")
def faulty(visitor: Watched) -> None:
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    assert visitor.page.title().startswith("错误：")


@when(parsers.parse("选“{word}”并确认导入"))
def decide(visitor: Watched, word: str) -> None:
    visitor.page.get_by_label(word).check()
    confirm(visitor)
