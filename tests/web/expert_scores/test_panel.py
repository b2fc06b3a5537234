"""The page of scores: an expert's own, and everybody else's view of them."""

from decimal import Decimal
from pathlib import Path

from service.casework.acts.site_visit import ScoreItem
from service.vocabulary.person import Person, Role
from service.workflow.cases.perform_act import perform_act
from tests.web.cases.desks import browsing_case
from tests.web.queries import counted
from tests.workflow.case_desk import EXPERTS, asked

MOST = 12
EXPERT = Person(0, "秦专家", Role.EXPERT, None, "zhejiang")


def test_the_assessor_sees_average_spread_and_who_is_missing(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path) as (browser, at):
        for expert, score in zip(EXPERTS, (60, 81), strict=False):
            perform_act(at.settings, at.case, ScoreItem(item="layout", score=Decimal(score)), asked(expert))
        address = f"/cases/{at.case}/expert-scores"
        browser.get(address)
        with counted() as sent:
            page = browser.get(address).text
        assert len(sent) <= MOST, "\n".join(sent)
        for told in ("70.5", "请复核", "林镕 60、何堃 81", "苏晴岚", "每项 0 至 100 分", "90（含）至 100（含）"):
            assert told in page
        assert "Expert scores" in browser.get(f"{address}?lang=en").text
        assert browser.client.get(f"{address}/list.xlsx").content[:2] == b"PK"
    with browsing_case("accepted", tmp_path / "early") as (browser, at):
        assert "没有可评分的事项" in browser.get(f"/cases/{at.case}/expert-scores").text


def test_an_expert_sees_only_their_own(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path, EXPERT) as (browser, at):
        perform_act(at.settings, at.case, ScoreItem(item="layout", score=Decimal("33.25")), asked(EXPERTS[0]))
        page = browser.get(f"/cases/{at.case}/expert-scores").text
        assert 'name="score-layout"' in page
        assert "在评分标准中占 6 分，满分 100 分" in page
        assert "33.25" not in page
        assert EXPERTS[0] not in page
        assert browser.client.get(f"/cases/{at.case}/expert-scores/list.xlsx").status_code == 200
