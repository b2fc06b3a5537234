"""A case in the browser: from a faulty workbook to a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.cases.desks import ASSESSOR
from tests.web.cases.planted import faulty_workbook
from tests.workflow.case_desk import CaseDesk, desk
from tests.workflow.park_versions import write_failing

LOGIN = "chengruogu"
READING_MS = 300_000
"""A workbook is read by a process of its own, on a machine that has other work."""

scenarios(str(ROOT / "features" / "journeys" / "desk-case.feature"))


@dataclass
class AtTheCase:
    """The case, and those who look at it."""

    at: CaseDesk
    visits: Visits


@pytest.fixture
def office(visits_to: Callable[[Settings], Visits], tmp_path: Path) -> AtTheCase:
    at = desk("accepted", tmp_path)
    return AtTheCase(at, visits_to(at.settings))


@given(parsers.parse("园区的案卷已经受理，由评估员“{name}”在网页上办理"), target_fixture="visitor")
def signed_in(office: AtTheCase, name: str) -> Watched:
    return office.visits.of(LOGIN, replace(ASSESSOR, name=name))


@given("浏览器不运行脚本", target_fixture="visitor")
def without_scripts(office: AtTheCase) -> Watched:
    return office.visits.of(LOGIN, ASSESSOR, name="不运行脚本", scripted=False)


@when("打开案卷")
def open_case(visitor: Watched, office: AtTheCase) -> None:
    visitor.open(f"/cases/{office.at.case}")


@when(parsers.parse("点击任务“{name}”"))
def follow_task(visitor: Watched, name: str) -> None:
    visitor.page.locator("ol.tasks > li > a", has_text=name).first.click()


@when(parsers.parse("按“{name}”"))
def press(visitor: Watched, name: str) -> None:
    visitor.page.locator("main").get_by_role("button", name=name, exact=True).click(timeout=READING_MS)


@when(parsers.parse("上传有 {count:d} 处错误的工作簿"))
def upload_faulty(visitor: Watched, tmp_path: Path, count: int) -> None:
    _upload(visitor.page, tmp_path / "有错.xlsx", faulty_workbook(tmp_path, count)[0])


@when("上传改正以后的工作簿")
def upload_corrected(visitor: Watched, tmp_path: Path) -> None:
    _upload(visitor.page, tmp_path / "改正以后.xlsx", write_failing(tmp_path).read_bytes())


def _upload(page: Page, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    page.get_by_label("填好的评估工作簿").set_input_files(path)
    page.get_by_role("button", name="上传并检查").click(timeout=READING_MS)
    page.get_by_role("heading", level=1, name="检查结果").wait_for(timeout=READING_MS)


@then(parsers.parse("任务“{name}”是“{status}”"))
def task_is(visitor: Watched, name: str, status: str) -> None:
    task = visitor.page.locator("ol.tasks > li", has=visitor.page.get_by_text(name, exact=True)).first
    expect(task.locator(".state")).to_contain_text(status, timeout=READING_MS)


@then(parsers.parse("不再写着“{text}”"))
def told_no_longer(visitor: Watched, text: str) -> None:
    expect(visitor.page.get_by_text(text)).to_have_count(0)


@then(parsers.parse("问题清单有 {count:d} 行"))
def problems_listed(visitor: Watched, count: int) -> None:
    listed = visitor.page.get_by_role("region", name="问题清单").locator("tbody tr")
    expect(listed).to_have_count(count)


@then(parsers.parse("取回的文件有 {count:d} 处批注"))
def comments_in_own_file(visitor: Watched, count: int) -> None:
    address = visitor.page.get_by_role("link", name="取回带批注的文件").get_attribute("href")
    answer = visitor.context.request.get(f"{visitor.application.address}{address}", timeout=READING_MS)
    book = load_workbook(BytesIO(answer.body()))
    assert sum(cell.comment is not None for sheet in book for row in sheet for cell in row) == count


@then("看到预评价的结果")
def result_shown(visitor: Watched, office: AtTheCase) -> None:
    visitor.page.wait_for_url(f"**/cases/{office.at.case}/result", timeout=READING_MS)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
