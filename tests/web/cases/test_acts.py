"""Acts by a form: what is missing is told, what was typed stays, and nobody acts over the heads of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.casework.acts.application import RecordPlan
from service.casework.acts.evaluation import Evaluate
from service.casework.acts.submission import DisputeValue
from service.casework.state import State
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.workflow.case_desk import asked

PLAN = {
    "version": "第二次调整",
    "approved": "yes",
    "authority": "省发展改革委",
    "document": "〔2025〕1号",
    "decided_on": "２０２５年3月1日",
}


def test_a_form_is_checked_kept_and_done_once(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/acts/record_plan"
        assert 'name="decided_on" type="date"' in browser.get(own).text
        seen = read_case(at.settings, at.case).version
        faulty = browser.post(own, PLAN | {"seen": str(seen), "decided_on": "三月", "authority": " "})
        assert faulty.status_code == 422
        assert "请写明审核机关" in faulty.text
        assert "审核日期请写成 2026-03-20 的样子" in faulty.text
        assert 'value="第二次调整"' in faulty.text
        assert 'value="yes" checked' in faulty.text
        perform_act(at.settings, at.case, DisputeValue(code="gdp", year=2025, reason="与年报不符"), asked())
        overtaken = browser.post(own, PLAN | {"seen": str(seen)})
        assert overtaken.status_code == 409
        assert "登记争议数值" in overtaken.text
        assert "与年报不符" in overtaken.text
        assert 'value="第二次调整"' in overtaken.text
        fields = browser.hidden(own) | PLAN | {"seen": str(seen + 1)}
        assert browser.post(own, fields).headers["location"] == f"/cases/{at.case}"
        assert "已办理：登记方案版本" in browser.get(f"/cases/{at.case}").text
        assert browser.post(own, fields).headers["location"] == f"/cases/{at.case}"
        assert read_case(at.settings, at.case).version == seen + 2


def test_a_text_over_its_limit_is_refused_and_kept(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/acts/record_plan"
        seen = read_case(at.settings, at.case).version
        authority = "省发展改革委" * 100
        refused = browser.post(own, PLAN | {"seen": str(seen), "authority": authority})
        assert (refused.status_code, "审核单位最多 500 字，写了 600 字" in refused.text) == (422, True)
        assert authority in refused.text
        assert read_case(at.settings, at.case).version == seen


def test_two_who_fill_in_the_same_form_see_three_columns(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/acts/record_plan"
        seen = read_case(at.settings, at.case).version
        theirs = RecordPlan(
            version="第二次调整",
            approved=True,
            authority="省工业和信息化厅",
            document="〔2025〕9号",
            decided_on=date(2025, 3, 1),
        )
        perform_act(at.settings, at.case, theirs, asked())
        page = browser.post(own, PLAN | {"seen": str(seen)})
        assert page.status_code == 409
        assert '<th scope="col">原值</th><th scope="col">对方</th><th scope="col">我的</th>' in page.text
        assert 'name="authority" value="省工业和信息化厅"' in page.text
        assert 'name="authority" value="省发展改革委" checked' in page.text
        assert 'type="hidden" name="decided_on" value="2025-03-01"' in page.text, "the same day, typed another way"
        assert 'name="approved" value="yes"' in page.text
        chosen = PLAN | {"seen": str(seen + 1), "document": "〔2025〕9号"}
        assert browser.post(own, chosen).status_code == 303
        last = read_case(at.settings, at.case).of(RecordPlan)[-1].act
        assert (last.authority, last.document) == ("省发展改革委", "〔2025〕9号")


def test_what_was_typed_is_not_lost_where_the_act_has_no_place_any_more(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/acts/return_application"
        seen = read_case(at.settings, at.case).version
        import_submission(at.settings, at.case, at.workbook(), asked())
        page = browser.post(own, {"reason": "缺少佐证材料目录", "seen": str(seen)}, page=f"/cases/{at.case}/import")
        assert page.status_code == 409
        assert "您填写的内容，没有记录" in page.text
        assert "<dd>缺少佐证材料目录</dd>" in page.text


def test_an_evaluation_leads_to_its_result(tmp_path: Path) -> None:
    with browsing_case("failing", tmp_path) as (browser, at):
        case = read_case(at.settings, at.case)
        assert case.state is State.EVALUATION
        done = browser.post(f"/cases/{at.case}/acts/evaluate", {"seen": str(case.version)})
        assert (done.status_code, done.headers["location"]) == (303, f"/cases/{at.case}/result")
        assert len(read_case(at.settings, at.case).of(Evaluate)) == 2
        back = browser.get(f"/cases/{at.case}/acts/send_back").text
        for told in ("办理后进入：现场核查", "须再次完成", "写明为什么退回"):
            assert told in back.replace("</strong>", ""), told
        early = browser.get(f"/cases/{at.case}/acts/pre_assess").text
        assert "案卷现在是“评价”，不能办理这一项" in early
        assert "<form" not in early.partition("<main")[2].partition("</main>")[0]


def test_what_is_not_for_this_person_or_has_no_form(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path, SUBMITTER) as (browser, at):
        assert browser.get(f"/cases/{at.case}/acts/record_plan").status_code == 403
        assert browser.get(f"/cases/{at.case}/acts/sign").status_code == 404
        assert browser.get(f"/cases/{at.case}/acts/nonsense").status_code == 404
        withdrawn = browser.post(f"/cases/{at.case}/acts/withdraw", {"reason": "材料有误", "seen": "6"})
        assert withdrawn.status_code == 303
        assert "撤回申请" in browser.get(f"/cases/{at.case}").text
