"""Objections on a screen: on record with evidence, and answered before the decision is issued."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.decision import LodgeObjection
from service.casework.state import State
from tests.casework.builders import ASSESSOR, DRC, MIIT
from tests.casework.stages import at
from tests.web.decision.desks import OWN, deciding


def test_an_objection_comes_with_its_evidence_and_is_answered(tmp_path: Path) -> None:
    with deciding(at(State.PUBLICITY).wait(8), tmp_path, ASSESSOR) as desk:
        new = f"{OWN}/publicity/objections/new"
        wrong = desk.send("publicity/objections/new", objector="某企业")
        assert (wrong.status_code, "请写明异议的内容" in wrong.text, "某企业" in wrong.text) == (422, True, True)
        fields = {"objector": "某企业", "objection": "数据不实", "seen": desk.case.version}
        file = {"evidence": ("说明.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")}
        assert desk.browser.post(new, fields, files=file).status_code == 303
        (lodged,) = desk.case.of(LodgeObjection)
        page = desk.page("publicity")
        for said in ("某企业", "数据不实", "待答复", "证明材料 1"):
            assert said in page, said
        assert f"答复第 {lodged.seq} 号异议" not in page
        assert "某企业 的异议" in desk.page("decision/issue")
        assert f"答复第 {lodged.seq} 号异议" in desk.by(DRC).page("publicity")
        own = f"publicity/objections/{lodged.seq}"
        assert "请选定成立或不成立" in desk.send(own, upheld="", reason="经核查属实").text
        overtaken = desk.send(own, upheld="no", reason="经核查属实", seen=lodged.seq - 1)
        assert (overtaken.status_code, "经核查属实" in overtaken.text) == (409, True)
        assert desk.send(own, upheld="no", reason="经核查属实").status_code == 303
        assert "经核查属实" in desk.page("publicity")
        assert "不是待处理的异议" in desk.page(own)
        assert desk.browser.get(f"{OWN}/publicity/objections/1").status_code == 404


def test_an_upheld_objection_takes_the_case_back(tmp_path: Path) -> None:
    objected = at(State.PUBLICITY).do(LodgeObjection(objector="某企业", objection="数据不实"))
    with deciding(objected, tmp_path, MIIT) as desk:
        number = objected.now.version
        assert desk.send(f"publicity/objections/{number}", upheld="yes", reason="属实").status_code == 303
        assert desk.case.state is State.EVALUATION
