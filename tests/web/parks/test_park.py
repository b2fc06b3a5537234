"""A park on one page: what it is, its cases, what happened to it; and its indicators through the years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.casework.park_history import happened
from service.storage import parks
from service.storage.parks import Kept
from service.vocabulary.park import ApprovingLevel, MergedInto, ParkEvent, Renamed, Upgraded
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from tests.casework.parks import ground, park
from tests.conventions.repository import ROOT
from tests.storage.builders import NOW
from tests.web.browsing import Browser, browsing
from tests.web.evaluated_case import evaluated_desk
from tests.web.queries import counted
from tests.web.registries import OFFICER, with_many_parks

TODAY = date(2026, 3, 1)
MOST_QUERIES = 12
LIAONING = Person(0, "辽宁甲", Role.ASSESSOR, None, "liaoning")
BEFORE = park("S217001", name="甲园", code="S217001", aliases=("甲园别名",), city="沈阳市", approved="1992.10")
HEIR = park("S217002", name="乙园")
EVENTS: tuple[ParkEvent, ...] = (
    Renamed(ground("2020-01-01"), "甲园", "国家级循环化改造示范试点产业园区暨战略性新兴产业集聚发展示范区"),
    Upgraded(ground("2021-01-01"), ApprovingLevel.PROVINCIAL, ApprovingLevel.NATIONAL, "S217001", "G211001"),
    MergedInto(ground("2022-01-01", reason="整合"), "S217002"),
)


def with_history(browser: Browser) -> None:
    known = {one.id: one for one in (BEFORE, HEIR)}
    after = BEFORE
    with opened(browser.settings) as database, database.writing() as session:
        parks.add(session, known.values(), NOW)
        for version, one in enumerate(EVENTS, start=1):
            after = happened(after, one, known)
            parks.record(session, Kept(after, version), NOW)


def test_everything_on_record_stands_on_the_page(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_history(made)
        page = made.sign_in(LIAONING).get("/parks/S217001").text
        for told in (
            '已并入其他园区，现由以下园区承接：<a href="/parks/S217002">乙园</a>',
            "G211001（曾用 S217001）",
            "甲园别名、甲园",
            "辽宁省，沈阳市",
            "升为国家级，代码由 S217001 改为 G211001",
            "并入乙园",
            "整合",
            "尚未决定是否列入",
        ):
            assert told in page, told
        heir = made.get("/parks/S217002?lang=en").text
        assert "Came from" in heir
        assert "Not renamed, raised" in heir
        assert "Open a case" in heir


def test_a_page_asks_the_database_little_and_a_part_that_fails_leaves_the_rest(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_many_parks(made.settings, TODAY, parks=40)
        made.sign_in(OFFICER)
        with counted() as sent:
            page = made.get("/parks/S330003")
        assert len(sent) <= MOST_QUERIES, sent
        assert '<a href="/cases/zhejiang-2026-0003">' in page.text
        assert 'hx-get="/parks/S330003/indicators"' in page.text
        part = made.get("/parks/S330003/indicators").text
        assert "历年指标暂时列不出来：案卷 zhejiang-2026-0003" in part, "the acts of this case are gone"


def test_a_park_of_elsewhere_is_not_there(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_many_parks(made.settings, TODAY, parks=2)
        made.sign_in(LIAONING)
        for path in ("/parks/S330001", "/parks/S330001/indicators", "/parks/nowhere"):
            assert made.get(path).status_code == 404


def test_the_years_stand_in_a_table_that_the_chart_draws(tmp_path: Path) -> None:
    with evaluated_desk(tmp_path) as desk:
        settings = desk.browser.settings  # its small rule base knows no jurisdictions
        desk.browser.app.state.settings = settings.model_copy(update={"rules_dir": ROOT / "rules"})
        park_id = desk.opened().case.opened.park
        page = desk.browser.get(f"/parks/{park_id}/indicators").text
        assert f'<a href="/cases/{desk.driven.id}/result">' in page
        (group, *_) = [one for one in desk.opened().made.told.groups if one.years]
        for year in group.years:
            assert f'<th scope="col" class="number">{year}</th>' in page
        for figure in group.figures:
            assert all(amount.text in page for amount in figure.years.values() if amount.value is not None)
        assert desk.browser.get(f"/parks/{park_id}").text.count("charts-ABC.js") == 1


def test_indicators_wait_for_a_case_and_its_evaluation(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        with_history(made)
        assert "还没有您看得到的案卷" in made.sign_in(LIAONING).get("/parks/S217002/indicators").text
