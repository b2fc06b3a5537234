"""An expert scores, and takes no part where they must not."""

from decimal import Decimal
from pathlib import Path

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.workflow.cases.read_case import read_case
from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.web.expert_scores.test_panel import EXPERT
from tests.workflow.case_desk import EXPERTS


def test_scores_are_recorded_once_and_faults_keep_what_was_typed(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path, EXPERT) as (browser, at):
        address = f"/cases/{at.case}/expert-scores"
        faulty = browser.post(
            address, {"score-layout": "八十", "reason-symbiosis": "只有理由", "score-pollution": "-5"}
        )
        assert faulty.status_code == 422
        for typed in ("八十", "-5"):
            assert f"“{typed}”不是分数，请填 0 至 100 的数" in faulty.text
        assert "写了理由，没有评分" in faulty.text
        beyond = browser.post(address, {"score-layout": "101"})
        assert (beyond.status_code, "“101”不是分数，请填 0 至 100 的数" in beyond.text) == (422, True)
        fields = browser.hidden(address) | {"score-layout": "８５．５", "reason-layout": "布局合理"}
        for nothing in ({}, {"score-layout": ""}):
            emptied = browser.post(address, nothing, page=address)
            assert (emptied.status_code, "没有填写评分" in emptied.text) == (422, True)
        answers = [browser.post(address, fields, page=address) for _ in range(2)]
        assert [one.status_code for one in answers] == [303, 303]
        (score,) = read_case(at.settings, at.case).of(ScoreItem)
        assert (score.act.score, score.act.reason) == (Decimal("85.5"), "布局合理")
        assert 'value="85.5"' in browser.get(address).text
        emptied = browser.post(address, {"score-layout": ""}, page=address)
        assert (emptied.status_code, "已记录的评分不能清空" in emptied.text) == (422, True)
    with browsing_case("visiting", tmp_path / "park", SUBMITTER) as (browser, at):
        address = f"/cases/{at.case}/expert-scores"
        assert browser.post(address, {"score-layout": "1"}, page=f"/cases/{at.case}").status_code == 403


def test_whoever_is_recused_from_everything_no_longer_reads_the_case(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path, EXPERT) as (browser, at):
        address = f"/cases/{at.case}/expert-scores"
        assert "请写明回避理由" in browser.post(f"{address}/recusals", {}, page=address).text
        part = browser.post(f"{address}/recusals", {"recusal-reason": "同一单位", "items": "layout"}, page=address)
        assert (part.status_code, part.headers["location"]) == (303, address)
        assert "不能评分" in browser.get(address).text
        whole = browser.post(f"{address}/recusals", {"recusal-reason": "参与过方案编制"}, page=address)
        assert whole.headers["location"] == "/"
        assert browser.get(f"/cases/{at.case}").status_code == 404
        assert at.case not in browser.get("/cases").text


def test_an_assessor_recuses_whoever_they_name(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path) as (browser, at):
        address = f"/cases/{at.case}/expert-scores"
        assert EXPERTS[0] in browser.get(address).text
        lacking = browser.post(f"{address}/recusals", {"recusal-reason": "同一单位"}, page=address)
        assert "请选择回避的专家" in lacking.text
        done = browser.post(f"{address}/recusals", {"expert": EXPERTS[0], "recusal-reason": "同一单位"}, page=address)
        assert done.status_code == 303
        (recusal,) = read_case(at.settings, at.case).of(Recuse)
        assert recusal.act.expert_name == EXPERTS[0]
        assert "同一单位（全部事项）" in browser.get(address).text


def test_a_score_that_was_handed_in_is_changed_with_a_reason_and_the_former_one_stays(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path, EXPERT) as (browser, at):
        address = f"/cases/{at.case}/expert-scores"
        assert browser.post(address, {"score-layout": "80"}, page=address).status_code == 303
        silent = browser.post(address, {"score-layout": "82"}, page=address)
        assert (silent.status_code, "改动请写明理由" in silent.text) == (422, True)
        told = browser.post(address, {"score-layout": "82", "reason-layout": "补看了图纸"}, page=address)
        assert told.status_code == 303
        page = browser.get(address).text
        assert "改动以前的评分（1 次）" in page
        assert '：<span class="number">80</span>' in page
    with browsing_case("failing", tmp_path / "over", EXPERT) as (browser, at):
        assert "把案卷退回现场核查与专家评分" in browser.get(f"/cases/{at.case}/expert-scores").text
