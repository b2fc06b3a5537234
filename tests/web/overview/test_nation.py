"""The national bodies see every jurisdiction in a line, go from its numbers to its parks, and see no case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from service.vocabulary.person import Person, Role
from service.web.overview.nation import FILE, is_national
from tests.web.browsing import Browser, browsing
from tests.web.queries import counted
from tests.web.registries import NATIONAL, OFFICER
from tests.workflow.overview.provinces import a_province, put_province

LINK = re.compile(r'<a href="(/overview/list\?[^"]+)">([^<]+)</a>')
SUM = re.compile(r'id="sum"[^>]*>([^ <]+)')


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("ministry")) as made:
        put_province(made.settings, a_province())
        put_province(made.settings, a_province(), 1, "gansu")
        yield made.sign_in(NATIONAL)


def test_each_jurisdiction_has_its_line_and_the_country_its_sum(ministry: Browser) -> None:
    page = ministry.get("/overview").text
    for told in ("浙江省", "甘肃省", "西藏自治区", "全国合计", "1208001.5", "604000.75", "另缺 1 个园区", "没有数"):
        assert told in page, told
    assert page.index("浙江省") < page.index("全国合计</th>")
    assert "Whole country" in ministry.get("/overview?lang=en").text
    ministry.get("/overview?lang=zh")


def test_every_number_is_the_sum_of_the_list_it_leads_to(ministry: Browser) -> None:
    links = LINK.findall(ministry.get("/overview").text)
    assert len(links) == 38 * 6
    for address, number in (one for one in links if "jurisdiction=" not in one[0] or "zhejiang" in one[0]):
        page = ministry.get(unescape(address)).text
        found = SUM.search(page)
        assert (found[1] if found else "0") == number, address
        assert "/cases/" not in page
    assert "甘肃省" in ministry.get("/parks?jurisdiction=gansu").text


def test_the_list_of_a_jurisdiction_says_whose_it_is(ministry: Browser) -> None:
    page = ministry.get("/overview/list?figure=parks:listed:yes&jurisdiction=gansu").text
    assert "<p>甘肃省" in page
    assert "浙江省" not in page
    assert ministry.get("/overview/list?figure=saving:energy_saving").status_code == 404


def test_the_file_has_the_lines_and_their_sum_last(ministry: Browser) -> None:
    answer = ministry.client.get(FILE)
    (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
    *_, last = rows = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    lines = [row for row in rows if row[1].isdecimal() and row is not last]
    assert (len(lines), last[0]) == (37, "合计")
    for column in (1, 2, 3, 4, 5, 6, 8, 9, 10):
        numbers = [Decimal(row[column]) for row in lines if row[column] != "没有数"]
        assert sum(numbers) == Decimal(last[column]), column


def test_nobody_else_sees_the_sums_of_others(ministry: Browser) -> None:
    officer = ministry.sign_in(OFFICER, "officer")
    assert officer.client.get(FILE).status_code == 404
    assert "甘肃省" not in officer.get("/overview").text
    assert "甘肃省" not in officer.get("/overview/list?figure=parks:listed:yes&jurisdiction=gansu").text
    assert not is_national(OFFICER)
    assert is_national(Person(0, "国家", Role.VIEWER, None, "national"))


def test_it_takes_few_questions(ministry: Browser) -> None:
    ministry.get("/overview")
    with counted() as sent:
        ministry.get("/overview")
    assert len(sent) <= 12, sent
