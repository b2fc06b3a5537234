"""Drafting on a screen: what would be signed is shown, duties are filled in, a departure has its reason."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.evaluation import DraftDecision, Override
from service.casework.signing import decision_content
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import ASSESSOR, RECTIFY_BY, drafted, walk
from tests.casework.stages import at
from tests.web.browsing import valid
from tests.web.decision.desks import deciding


def test_what_is_recommended_is_drafted_after_it_was_shown(tmp_path: Path) -> None:
    with deciding(at(State.EVALUATION), tmp_path, ASSESSOR) as desk:
        page = desk.page("decision/draft")
        for said in ("按评价拟定为：", "拟定“通过（良好）”的决定", "base-145 第 1.0 版"):
            assert said in page
        assert "评价以后，规则包或评分标准有改动" in page, "the walk was judged by other rules than those of the folder"
        assert '/acts/evaluate">重新评价</a>' in page
        stale = desk.send("decision/draft", seen=2)
        assert (stale.status_code, "别人先办理了" in stale.text) == (409, True)
        assert desk.send("decision/draft").headers["location"] == "/cases/zhejiang-2026-0001/decision"
        assert desk.case.state is State.SIGNING
        assert "案卷现在是“会商会签”" in desk.page("decision/override")


def test_duties_are_filled_in_and_faults_keep_them(tmp_path: Path) -> None:
    rectify = walk().accepted().checked().assessed(Recommendation.RECTIFY)
    with deciding(rectify, tmp_path, ASSESSOR) as desk:
        page = desk.page("decision/draft")
        for said in ("能耗强度降到目标值", "示例园区管委会", 'name="deadline-TG-07"'):
            assert said in page
        fields = {"owner-TG-07": "某公司", "deadline-TG-07": "明年", "owner-RS-02": "管委会", "deadline": RECTIFY_BY}
        wrong = desk.send("decision/draft", **fields)
        assert (wrong.status_code, "日期请写成" in wrong.text, "某公司" in wrong.text) == (422, True, True)
        assert desk.case.of(DraftDecision) == ()


def test_whoever_comes_second_sees_what_was_typed_beside_what_was_drafted(tmp_path: Path) -> None:
    rectify = walk().accepted().checked().assessed(Recommendation.RECTIFY)
    seen = rectify.now.version
    with deciding(rectify.do(drafted(Recommendation.RECTIFY)), tmp_path, ASSESSOR) as desk:
        typed = {"owner-TG-07": "某公司", "deadline-TG-07": "2027-01-01", "deadline": RECTIFY_BY}
        second = desk.send("decision/draft", seen=seen, **typed)
        assert second.status_code == 409
        assert '<th scope="col">原值</th><th scope="col">对方</th><th scope="col">我的</th>' in second.text
        row = '<th scope="row">TG-07 的责任人</th><td>示例园区管委会</td><td>示例园区管委会</td>'
        assert f'{row}<td class="changed">某公司</td>' in valid(second).text
        assert f'<td class="changed">{RECTIFY_BY}</td><td class="changed">2027-01-01</td>' in second.text
        differing, _, same = second.text.partition("和对方填写的一样：1 项")
        assert ("TG-07 的期限" in differing, "整改期限" in differing.partition("<main")[2]) == (True, False)
        assert f">{RECTIFY_BY}</td>" in same, "what both said is folded"
        assert "现在不能再提交" in second.text
        fields = {"decision": "不予通过", "reason": "弄虚作假", "until": RECTIFY_BY}
        override = desk.send("decision/override", seen=seen, **fields)
        assert (override.status_code, "弄虚作假" in override.text) == (409, True)
        for opened in ("decision/draft", "decision/override"):
            assert "没有记录" not in desk.page(opened)


def test_a_departure_needs_a_reason_and_a_last_day(tmp_path: Path) -> None:
    with deciding(at(State.EVALUATION), tmp_path, ASSESSOR) as desk:
        assert "通过（良好）" in desk.page("decision/override")
        wrong = desk.send("decision/override", decision="无法判定", reason="", until="x")
        assert wrong.status_code == 422
        for said in ("请选定决定", "请写明理由", "日期请写成"):
            assert said in wrong.text
        recorded = at(State.EVALUATION).do(
            Override(decision=Recommendation.REJECT, grade="不合格", reason="弄虚作假", until=RECTIFY_BY)
        )
        after = recorded.do(DraftDecision(decision=Recommendation.REJECT, grade="不合格"))
        content = decision_content(after.now)
        assert content is not None
        assert content.override is not None
