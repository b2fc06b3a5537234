"""The list of cases: narrowed by its address, also with 5,000, and empty for whoever sees none."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.vocabulary.person import Department, Person, Role
from tests.web.browsing import browsing
from tests.web.cases.desks import ELSEWHERE, browsing_case
from tests.web.queries import counted
from tests.web.registries import OFFICER, with_many_parks

MOST_QUERIES = 12


def test_five_thousand_cases_by_state_turn_and_name(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        with_many_parks(browser.settings, datetime.now(UTC).date())
        browser.sign_in(OFFICER)
        browser.get("/cases")
        with counted() as sent:
            began = time.process_time()
            page = browser.get("/cases").text
            assert time.process_time() - began < 2
        assert len(sent) <= MOST_QUERIES, sent
        assert "共 5000 项" in page
        assert "第 1 页，共 100 页" in page
        assert "共 1000 项" in browser.get("/cases?state=data_check").text
        mine = browser.get("/cases?turn=mine").text
        assert "共 1000 项" in mine
        assert "园区填报员" not in mine.partition('id="found"')[2]
        found = browser.get("/cases?q=演示0007").text
        assert "共 1 项" in found
        assert "没有符合条件的案卷" in browser.get("/cases?q=没有这个园区&turn=overdue").text
        file = browser.client.get("/cases/list.xlsx?q=演示0007")
        sheet = load_workbook(BytesIO(file.content)).worksheets[0]
        assert sheet.cell(6, 1).value == "演示0007𠮷龘化工园"


@pytest.mark.parametrize(("department", "cases"), [(Department.DRC, 4), (Department.WATER, 0)])
def test_what_is_mine_is_what_the_first_page_says_waits_for_me(
    department: Department, cases: int, tmp_path: Path
) -> None:
    with browsing(tmp_path) as browser:
        with_many_parks(browser.settings, datetime.now(UTC).date(), parks=20)
        browser.sign_in(Person(0, "赵审批", Role.APPROVER, department, "zhejiang"))
        assert f'aria-current="page">等我办理 <strong>{cases}</strong>' in browser.get("/").text
        assert (f"共 {cases} 项" if cases else "没有符合条件的案卷") in browser.get("/cases?turn=mine").text


def test_an_open_case_without_a_last_day_is_told_as_on_the_first_page(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, _):
        for path in ("/", "/cases"):
            assert "未规定" in browser.get(path).text


def test_whoever_sees_none_is_told_why(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        browser.sign_in(ELSEWHERE)
        page = browser.get("/cases").text
        assert "还没有案卷" in page
        assert 'href="/cases/new"' in page
        assert 'type="search"' not in page
