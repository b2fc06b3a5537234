"""One's own work in the browser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Download, expect
from pytest_bdd import given, parsers, scenarios, then, when

from tests.conventions.repository import ROOT
from tests.journeys.busy import AT_WORK, another_window, at_work
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched

scenarios(str(ROOT / "features" / "journeys" / "desk-my-work.feature"))


@given(parsers.parse(AT_WORK), target_fixture="visitor")
def busy(visits: Visits, parks: int, name: str) -> Watched:
    return at_work(visits, parks, name)


@given("浏览器不运行脚本", target_fixture="visitor")
def unscripted(visits: Visits) -> Watched:
    return another_window(visits, scripted=False)


ROWS = "main tbody tr:has(a[href^='/cases/'])"


@then("每一行都写明下一步和由谁办理")
def told(visitor: Watched) -> None:
    rows = visitor.page.locator(ROWS)
    assert rows.count() == 12
    for row in rows.all():
        expect(row).to_contain_text("完成数据核对")
        expect(row).to_contain_text("评估员")


@when(parsers.parse("打开分类“{name}”"))
def way(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("navigation", name="待办的分类").get_by_role("link", name=name).click()


@then(parsers.parse("每一行都写着“{text}”"))
def each(visitor: Watched, text: str) -> None:
    rows = visitor.page.locator(ROWS)
    assert rows.count() == 12
    for row in rows.all():
        expect(row).to_contain_text(text)


@when("导出 Excel", target_fixture="download")
def export(visitor: Watched) -> Download:
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name="导出 Excel").click()
    return waiting.value


@then(parsers.parse("文件里的条件是“{told_}”，每一件案卷一行"))
def exported(download: Download, told_: str) -> None:
    (sheet,) = load_workbook(BytesIO(Path(download.path()).read_bytes())).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][0] == f"筛选条件：{told_}"
    assert len(rows) == 5 + 12


@when(parsers.parse("用 {width:d} 像素宽的窗口打开“{path}”"), target_fixture="visitor")
def narrow(visits: Visits, width: int, path: str) -> Watched:
    visitor = another_window(visits, width=width)
    visitor.open(path)
    return visitor


@then("页面不用左右滚动")
def fits(visitor: Watched) -> None:
    wide, window = visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
