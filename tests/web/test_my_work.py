"""The first page: whom each case waits for and until when; empty, with thousands, and with a part that fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.vocabulary.person import Department, Person, Role
from tests.days import this_day
from tests.web.browsing import Browser, browsing
from tests.web.queries import counted
from tests.web.registries import OFFICER, with_many_parks

MOST_QUERIES = 12


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """An assessor of a jurisdiction with 5,000 parks."""
    with browsing(tmp_path_factory.mktemp("busy")) as made:
        with_many_parks(made.settings, this_day())
        yield made.sign_in(OFFICER)


def test_each_case_tells_what_is_next_and_who_acts(busy: Browser) -> None:
    page = busy.get("/").text
    assert "<strong>完成数据核对</strong>" in page
    assert '<span class="unit">评估员</span>' in page
    assert re.search("逾期 [34] 天", page), "midnight may have come since"
    others = busy.get("/?show=others").text
    assert '会签 <span class="unit">审批人（发改）</span>' in others
    assert "逾期" in busy.get("/?show=overdue").text
    assert re.search("还有 [45] 天", busy.get("/?show=soon").text)


def test_thousands_of_cases_cost_no_more_questions_than_a_few(busy: Browser) -> None:
    for address in ("/", "/?show=others&page=7", "/?show=overdue"):
        with counted() as sent:
            assert busy.get(address).text.count("<tr data-item>") >= 50
        assert len(sent) <= MOST_QUERIES, sent


def test_pages_and_english(busy: Browser) -> None:
    page = busy.get("/?show=others&page=2&lang=en").text
    assert "page 2 of 60" in page.lower()
    assert "Waiting for others" in page
    busy.client.cookies.delete("lang")
    assert busy.get("/?show=nonsense").text.count('aria-current="page">等我办理') == 1


def test_the_list_is_exported_as_it_is_filtered(busy: Browser) -> None:
    answer = busy.client.get("/work.xlsx?show=mine")
    assert answer.headers["content-disposition"].startswith("attachment;")
    (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][0] == "筛选条件：待办：等我办理"
    assert len(rows) == 5 + 1000
    assert rows[5][3:5] == ("完成数据核对", "评估员")


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (OFFICER, "到园区名录选一个园区立案"),
        (Person(0, "李专家", Role.EXPERT, None, "zhejiang"), "案卷由评估员立案"),
        (Person(0, "赵审批", Role.APPROVER, Department.DRC, "zhejiang"), "案卷由评估员立案"),
    ],
)
def test_an_empty_list_says_why_and_what_to_do(person: Person, told: str, tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        page = made.sign_in(person).get("/").text
        assert told in page
        assert "现在一件也没有" in page


def test_a_way_without_cases_leads_to_another(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_many_parks(made.settings, this_day(), parks=1)
        made.sign_in(OFFICER)
        for address, told in (("others", "没有等他人办理的"), ("overdue", "没有超过"), ("soon", "近几天没有")):
            assert told in made.get(f"/?show={address}").text
        water = Person(0, "乙", Role.APPROVER, Department.WATER, "zhejiang")
        assert "没有等您办理的案卷" in made.sign_in(water, "lisi").get("/").text


def test_cases_are_shown_though_the_reports_cannot_be_listed(tmp_path: Path) -> None:
    with browsing(tmp_path, rules_dir=_faulty(tmp_path)) as made:
        with_many_parks(made.settings, this_day(), parks=5)
        page = made.sign_in(OFFICER).get("/")
        assert page.status_code == 200
        assert "完成数据核对" in page.text
        assert "报送责任暂时列不出来" in page.text


def test_a_report_on_a_whole_programme_goes_by_no_number(busy: Browser) -> None:
    page = busy.get("/").text
    assert "整个规划期" in page
    assert "2022 年" in page
    assert ">145<" not in page
    assert '<a href="/overview">所属园区逾期的报告，见总览</a>' in page


def test_whoever_works_on_no_case_is_led_to_their_own_places(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        led = made.sign_in(Person(0, "系统", Role.SYSTEM_ADMIN)).get("/")
        assert (led.status_code, led.headers["location"]) == (303, "/accounts")


def _faulty(folder: Path) -> Path:
    rules = Path(__file__).parents[2] / "rules"
    made = folder / "rules"
    for part in ("registry", "programmes", "listing"):
        shutil.copytree(rules / part, made / part)
    for file in (made / "programmes").glob("*.yaml"):
        file.write_text("title: [", encoding="utf-8")
    return made
