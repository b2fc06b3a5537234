"""Signing on a screen: exactly what is shown, by who has not edited, once each; whatever changed voids and says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from service.casework.acts.decision import GiveOpinion
from service.casework.signing import content_digest
from service.casework.state import State
from service.vocabulary.person import Department
from service.workflow.installation.open_database import opened
from tests.casework.builders import ASSESSOR, DRC, EXPERT, FINANCE, MIIT
from tests.casework.stages import at
from tests.storage.stored_cases import put_people
from tests.web.decision.desks import deciding, proof
from tests.web.queries import counted

_BUTTON = "以浙江省发改部门名义签署“通过（良好）”"


def test_what_is_signed_is_shown_whole_and_signed_once(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING), tmp_path, DRC) as desk:
        page, digest = desk.page("decision/sign"), content_digest(desk.case)
        grouped = " ".join(digest[start : start + 4] for start in range(0, 16, 4))
        for said in (grouped, _BUTTON, "示例园区", "85.00 分", "base-145 第 1.0 版", "建议结论"):
            assert said in page, said
        wrong = desk.send("decision/sign", password="x", code="000000")
        assert (wrong.status_code, "密码或动态口令不正确" in wrong.text) == (422, True)
        assert (desk.send("decision/sign").status_code, desk.case.version) == (422, at(State.SIGNING).now.version)
        fields = desk.browser.hidden("/cases/zhejiang-2026-0001/decision/sign") | proof() | {"content": digest}
        first, again = (desk.browser.post("/cases/zhejiang-2026-0001/decision/sign", fields) for _ in range(2))
        assert first.headers["location"] == again.headers["location"] == "/cases/zhejiang-2026-0001/decision"
        assert desk.case.version == at(State.SIGNING).now.version + 1
        with counted() as sent:
            decided = desk.page("decision")
        assert len([one for one in sent if one.startswith("SELECT")]) <= 12
        assert DRC.name in decided
        assert "发改部门已经签署" in desk.page("decision/sign")
        assert _BUTTON not in desk.page("decision/sign")
        # Who was looking at the same content meanwhile signs it all the same.
        signed = desk.by(MIIT).send("decision/sign", seen=desk.case.version - 1, **proof())
        assert signed.status_code == 303


def test_who_has_edited_is_told_why_they_cannot_sign(tmp_path: Path) -> None:
    promoted = replace(DRC, id=77, name=EXPERT.name)
    with deciding(at(State.SIGNING), tmp_path, ASSESSOR) as desk:
        assert desk.browser.get("/cases/zhejiang-2026-0001/decision/sign").status_code == 403
        with opened(desk.browser.settings) as database, database.writing() as session:
            put_people(session, promoted)
        page = desk.by(promoted).page("decision/sign")
        assert "经办过本案，不能签署或审批" in page
        assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_changed_content_voids_signatures_and_says_what_changed(tmp_path: Path) -> None:
    walked = at(State.SIGNING).sign(DRC)
    before, seen = content_digest(walked.now), walked.now.version
    walked.do(GiveOpinion(department=Department.FINANCE, agrees=False, opinion="资金未到位"), by=FINANCE)
    with deciding(walked, tmp_path, MIIT) as desk:
        overtaken = desk.send("decision/sign", content=before, seen=seen, **proof())
        assert overtaken.status_code == 409
        for said in ("别人先办理了", "您打开以后的变化", "会商意见（财政）", "不同意：资金未到位", "的签名已作废"):
            assert said in overtaken.text, said
        page = desk.page("decision")
        for said in ("已作废", "待签署", "不同意", "资金未到位", DRC.name):
            assert said in page, said


def test_who_declines_says_why_and_who_has_signed_withdraws_so(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING).sign(DRC), tmp_path, DRC) as desk:
        assert "撤回签名，退回评价" in desk.page("decision/decline")
        empty = desk.send("decision/decline", reason=" ")
        assert (empty.status_code, desk.case.state) == (422, State.SIGNING)
        stale = desk.send("decision/decline", reason="依据不足", content="0" * 64, seen=1)
        assert (stale.status_code, "依据不足" in stale.text) == (409, True)
        assert desk.send("decision/decline", reason="依据不足").status_code == 303
        assert desk.case.state is State.EVALUATION
        assert "案卷处于“评价”" in desk.page("decision/sign")
