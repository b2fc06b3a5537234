"""The list of parks: its address says all of it; searched, sorted, paged, exported, empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.vocabulary.person import Person, Role
from tests.web.browsing import Browser, browsing
from tests.web.queries import counted
from tests.web.registries import NATIONAL, OFFICER, with_many_parks

TODAY = date(2026, 3, 1)
MOST_QUERIES = 12
LONG = "国家级循环化改造示范试点产业园区暨战略性新兴产业集聚发展示范区"


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """An assessor of a jurisdiction with 5,000 parks."""
    with browsing(tmp_path_factory.mktemp("busy")) as made:
        with_many_parks(made.settings, TODAY)
        yield made.sign_in(OFFICER)


def parks(page: str) -> list[str]:
    return re.findall(r'<a href="/parks/(S33\d{4})">', page)


def test_thousands_of_parks_stand_page_by_page(busy: Browser) -> None:
    first, last = busy.get("/parks").text, busy.get("/parks?page=100").text
    assert parks(first) == [f"S33{number:04}" for number in range(50)]
    assert parks(last)[-1] == "S334999"
    assert "共 5000 项" in first
    assert 'rel="next" href="/parks?page=2"' in first
    assert LONG in first
    assert "𠮷龘化工园" in first


@pytest.mark.parametrize(
    "address", ["/parks", "/parks?page=73&sort=-area", "/parks?name=演示12&standing=active&city=第3市"]
)
def test_a_page_asks_the_database_little(address: str, busy: Browser) -> None:
    with counted() as sent:
        assert busy.get(address).status_code == 200
    assert len(sent) <= MOST_QUERIES, sent


def test_the_address_narrows_and_sorts_the_list(busy: Browser) -> None:
    page = busy.get("/parks?name=演示12&level=national&sort=-area").text
    assert parks(page) == [f"S33{number:04}" for number in range(1299, 1199, -1) if number % 3 == 0]
    assert "共 34 项" in page
    assert 'value="演示12"' in page
    assert '<option value="national" selected>国家级</option>' in page
    assert 'aria-sort="descending"' in page
    assert '<input type="hidden" name="sort" value="-area">' in page
    assert parks(busy.get("/parks?name=ｓ33 0007").text) == ["S330007"], "width, blanks and case tell nothing apart"


def test_a_click_on_a_heading_turns_the_order_round(busy: Browser) -> None:
    page = busy.get("/parks?sort=name&page=3").text
    assert re.search(r'aria-sort="ascending"><a href="/parks\?sort=-name">园区', page)
    assert 'href="/parks?sort=area"' in page


def test_a_word_of_the_address_that_there_is_not_is_told(busy: Browser) -> None:
    answer = busy.get("/parks?level=county")
    assert answer.status_code == 422
    assert "“county”不是可选的条件" in answer.text
    assert busy.get("/parks?jurisdiction=nowhere").status_code in {404, 422}


def test_what_fits_nothing_can_be_cleared(busy: Browser) -> None:
    page = busy.get("/parks?name=没有的园").text
    assert "没有符合这些条件的园区" in page
    assert '<a href="/parks">清除全部条件</a>' in page
    assert "共 0 项" in page


def test_what_fits_is_exported_with_what_was_asked_for(busy: Browser) -> None:
    assert 'href="/parks/list.xlsx?name=%E6%BC%94%E7%A4%BA12' in busy.get("/parks?name=演示12&page=2").text
    answer = busy.client.get("/parks/list.xlsx?name=演示12&level=national&jurisdiction=zhejiang")
    (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][0] == "筛选条件：名称或代码：演示12；主管地区：浙江省；批准级别：国家级"
    assert str(rows[1][0]).startswith("导出人：王评估")
    assert len(rows) == 5 + 34
    assert rows[5][:7] == ("S331200", "演示1200经济技术开发区", "浙江省", "第1市", "国家级", "经济技术", 1200.5)


def test_english(busy: Browser) -> None:
    page = busy.get("/parks?lang=en").text
    busy.client.cookies.delete("lang")
    assert "<h1>Registry of parks</h1>" in page
    assert "national" in page


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (OFFICER, "导入园区清单"),
        (NATIONAL, "导入园区清单"),
        (Person(0, "乙", Role.EXPERT, None, "gansu"), "请与他们联系"),
    ],
)
def test_an_empty_registry_says_why_and_what_to_do(person: Person, told: str, tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        page = made.sign_in(person).get("/parks").text
        assert told in page
        assert "filters" not in page


def test_others_see_nothing_of_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_many_parks(made.settings, TODAY, parks=3)
        assert parks(made.sign_in(Person(0, "乙", Role.ASSESSOR, None, "gansu")).get("/parks").text) == []
        own = Person(0, "丙", Role.SUBMITTER, None, "zhejiang", park="S330001")
        assert parks(made.sign_in(own, "lisi").get("/parks").text) == ["S330001"]
        assert made.sign_in(Person(0, "丁", Role.AUDIT_ADMIN), "wangwu").get("/parks").status_code == 403
