"""Work over many cases in the browser: asked for, watched, cancelled, and its results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from service.vocabulary.person import Person, Role
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.batches.working import done
from tests.workflow.case_desk import CaseDesk, desk
from tests.workflow.park_versions import write_failing

scenarios(str(ROOT / "features" / "journeys" / "desk-batch.feature"))
LOGIN, ASSESSOR = "chengruogu", Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")


@dataclass(frozen=True)
class There:
    """The case and who can look at it."""

    case: CaseDesk
    visits: Visits


@pytest.fixture
def there(visits_to: Callable[[Settings], Visits], tmp_path: Path) -> There:
    made = desk("imported", tmp_path)
    return There(made, visits_to(made.settings))


@given("案卷已经导入工作簿，评估员已经登录", target_fixture="visitor")
def signed_in(there: There) -> Watched:
    return there.visits.of(LOGIN, ASSESSOR)


@given("浏览器不运行脚本", target_fixture="visitor")
def unscripted(there: There) -> Watched:
    return there.visits.of(LOGIN, ASSESSOR, name="another", scripted=False)


@when(parsers.parse("点击按钮“{name}”"))
def press(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("button", name=name).click()


@when("工作进程办理作业")
def work(there: There) -> None:
    done(there.case)


@then(parsers.parse("不用刷新就写着“{text}”"))
def by_itself(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("#job-progress")).to_contain_text(text)


@then(parsers.parse("状态栏说“{text}”"))
def status(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("#page-status")).to_contain_text(text)


@when("选择一份评估工作簿和一份别的文件")
def choose(there: There, visitor: Watched) -> None:
    other = there.case.folder / "说明.txt"
    other.write_text("请导入", encoding="utf-8")
    # The very workbook that the case has already.
    visitor.page.get_by_label("工作簿").set_input_files([write_failing(there.case.folder), other])
