"""Every number of the overview leads to the list it is the sum of; thousands of parks cost no more questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from service.vocabulary.person import Person, Role
from tests.days import this_day
from tests.web.browsing import Browser, browsing
from tests.web.queries import counted
from tests.web.registries import OFFICER, PARKS, with_many_parks
from tests.workflow.overview.provinces import a_province, put_province

LINK = re.compile(r'<a href="(/overview/list\?[^"]+)">([^<]+)</a>')
SUM = re.compile(r'id="sum"[^>]*>([^ <]+)')
NUMBER = re.compile(r"[\d.,≈]+")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Of a province with a little of everything; nobody changes anything."""
    with browsing(tmp_path_factory.mktemp("office")) as made:
        put_province(made.settings, a_province())
        yield made.sign_in(OFFICER)


def test_every_number_is_the_sum_of_the_list_it_leads_to(office: Browser) -> None:
    page = office.get("/overview").text
    links = LINK.findall(page)
    assert len(links) > 25
    for address, text in links:
        found = SUM.search(office.get(unescape(address)).text)
        shown = NUMBER.findall(text)[-1] if NUMBER.search(text) else "0"
        assert (found[1] if found else "0") == shown, (address, text)


def test_the_page_says_what_counts_and_what_is_missing(office: Browser) -> None:
    page = office.get("/overview").text
    for told in ("604,000.75", "每个园区只计一次", "计入汇总的案卷 4 个", "只有预评价的 1 个", "没有数", "缺数的园区"):
        assert told in page, told
    english = office.get("/overview?lang=en").text
    assert "Each park counts once" in english
    office.get("/overview?lang=zh")


def test_a_city_sees_its_own_and_others_nothing(office: Browser) -> None:
    city = office.sign_in(Person(0, "初审", Role.CITY_REVIEWER, None, "zhejiang", "宁波市"), "city")
    page = city.get("/overview").text
    assert "浙江省宁波市" in page
    assert "604,000.75" not in page
    assert 'id="savings"' in page
    park = Person(0, "周园", Role.SUBMITTER, None, "zhejiang", park="S000000")
    assert office.sign_in(park, "park").get("/overview").status_code == 403
    assert (
        "还没有园区" in office.sign_in(Person(0, "马陇", Role.ASSESSOR, None, "gansu"), "gansu").get("/overview").text
    )


def test_thousands_of_parks_cost_no_more_questions(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_many_parks(made.settings, this_day(), PARKS - 6)
        put_province(made.settings, a_province())
        browser = made.sign_in(OFFICER)
        for _ in ("what the registry tells is read", "and is at hand from then on"):
            with counted() as sent:
                page = browser.get("/overview").text
            assert ">5,000<" in page
            assert sum(one.startswith("SELECT") for one in sent) <= 12, sent
        with counted() as sent:
            browser.get("/overview/list?figure=parks:all:unknown&page=3")
        assert len(sent) <= 12, sent
