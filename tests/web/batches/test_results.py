"""Results case by case, failures first, filtered and exported; what is missing stands beside each."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.web.batches.working import done, evaluation
from tests.web.browsing import Browser
from tests.web.cases.desks import browsing_case
from tests.web.queries import counted
from tests.workflow.batch.test_jurisdiction_results import damage
from tests.workflow.case_desk import CaseDesk
from tests.workflow.park_versions import PARK

Desk = tuple[Browser, CaseDesk]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, CaseDesk, str]]:
    with browsing_case("imported", tmp_path_factory.mktemp("desk")) as (browser, case):
        address = evaluation(browser)
        done(case)
        yield browser, case, address


def test_each_case_has_its_conclusion_and_what_is_missing(at: tuple[Browser, CaseDesk, str]) -> None:
    browser, case, address = at
    page = browser.get(address).text
    assert f'<a href="/cases/{case.case}">{PARK}</a>' in page
    assert "缺：" in page
    assert "无法判定：1" in page
    assert "共 1 项" in page
    with counted() as sent:
        browser.get(address)
    assert len(sent) <= 12, sent


def test_the_list_is_narrowed_by_the_address_and_exported_so(at: tuple[Browser, CaseDesk, str]) -> None:
    browser, _, address = at
    assert "没有符合条件的案卷" in browser.get(f"{address}?outcome=failed").text
    assert "共 1 项" in browser.get(f"{address}?outcome=无法判定/&q=化工").text
    exported = browser.client.get(f"{address}/list.xlsx?q=化工")
    (sheet,) = load_workbook(BytesIO(exported.content)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][0] == "筛选条件：园区名称或案卷编号：化工"
    assert rows[5][0] == PARK
    assert rows[5][2] == "无法判定"
    english = browser.get(f"{address}?lang=en").text
    assert "Case by case" in english
    browser.get(f"{address}?lang=zh")


def test_a_case_that_cannot_be_evaluated_is_named_with_the_repair(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, case):
        damage(case)
        address = evaluation(browser)
        done(case)
        page = browser.get(address).text
        assert "已完成，有失败的项" in page
        assert f'<a href="/cases/{case.case}">{PARK}</a>' in page
        assert "从备份恢复" in page
        assert "重做没有办成的" in page


def test_a_jurisdiction_without_cases_says_so(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, case):
        address = evaluation(browser)
        assert "逐案结果" not in browser.get(address).text
        done(case)
        page = browser.get(address).text
        assert "没有工作簿：1" in page
        assert "还没有导入评估工作簿" in page
