"""An appeal is lodged with its files, answered by somebody who has not signed, and stays on record."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.decision import DecideAppeal, LodgeAppeal
from service.casework.state import State
from tests.web.rectification.offices import APPROVER, ASSESSOR, PARK, offices_on, rectifying
from tests.workflow.bundles.cases import begun

PDF = ("凭证.pdf", b"%PDF-1.7\n3\n%%EOF\n", "application/pdf")


def test_an_appeal_from_the_park_to_its_answer(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        assert "没有申诉" in there.page("appeals")
        assert there.send("appeals", {"grounds": " "}).status_code == 422
        sent = there.send("appeals", {"grounds": "水表有误"}, files=[("files", PDF)])
        assert sent.headers["location"] == f"{there.own}/appeals"
        lodged = there.case.last(LodgeAppeal)
        assert lodged is not None
        assert len(lodged.act.evidence) == 1
        page = there.page("appeals")
        assert "水表有误" in page
        assert "待决定" in page
        assert "申诉期间整改照常进行" in page
        assert "已经提出过申诉" in page
        there.enter(ASSESSOR)
        assert "<textarea" not in there.page("appeals")
        there.enter(APPROVER)
        there.sparing("appeals")
        assert "请选择申诉是否成立" in there.send("appeals/decision", {"reason": "查过"}, on="appeals").text
        assert "请写明理由" in there.send("appeals/decision", {"upheld": "no"}, on="appeals").text
        done = there.send("appeals/decision", {"upheld": "no", "reason": "水表检定合格"}, on="appeals")
        assert done.status_code == 303
        assert there.case.state is State.RECTIFICATION
        assert "不成立，维持决定" in there.page("appeals")
        assert len(there.case.of(DecideAppeal)) == 1


def test_an_appeal_is_withdrawn_before_it_is_decided(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        assert "撤回申诉" not in there.page("appeals").partition("<main")[2]
        there.send("appeals", {"grounds": "水表有误"})
        assert "请写明撤回的理由" in there.send("appeals/withdrawal", {"withdrawal": " "}, on="appeals").text
        done = there.send("appeals/withdrawal", {"withdrawal": "已经说明"}, on="appeals")
        assert done.headers["location"] == f"{there.own}/appeals"
        assert there.case.state is State.RECTIFICATION
        page = there.page("appeals")
        for told in ("已撤回", "已经说明", "提出申诉"):
            assert told in page
        assert "申诉期间整改照常进行" not in page
        assert there.enter(APPROVER).send("appeals/withdrawal", {"withdrawal": "x"}, on="appeals").status_code == 403


def test_who_acted_meanwhile_is_told(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        late = there.send("appeals", {"grounds": "水表有误"}, seen=3)
        assert late.status_code == 409
        assert "水表有误</textarea>" in late.text


def test_before_a_decision_there_is_nothing_to_appeal_against(tmp_path: Path) -> None:
    with offices_on(begun(tmp_path).accepted(), tmp_path) as there:
        assert "决定发文以后，园区不服的可以提出" in there.enter(PARK).page("appeals")
