"""Issuing on a screen, and the document."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.decision import Issue
from service.casework.state import State
from tests.casework.builders import ASSESSOR, DRC, MIIT
from tests.casework.stages import at
from tests.days import this_day
from tests.web.decision.desks import OWN, deciding, proof


def number() -> dict[str, str]:
    return {"document": "浙发改〔2026〕9号", "dated": str(this_day())}


def test_a_number_makes_it_take_effect_once_and_the_document_says_it(tmp_path: Path) -> None:
    with deciding(at(State.PUBLICITY).wait(8), tmp_path, ASSESSOR) as desk:
        assert "签署的内容" in desk.page("decision/issue")
        draft = desk.browser.client.get(f"{OWN}/decision/document")
        assert "草稿，尚未发文，不具效力" in draft.text
        for wrong, said in (
            ({"document": "", "dated": "x"}, "请写明文号"),
            ({"document": "1号", "dated": "x"}, "日期请写成"),
            ({"document": "1号", "dated": "2020-01-01", **proof()}, "文件日期 2020-01-01"),
        ):
            refused = desk.send("decision/issue", **wrong)
            assert (refused.status_code, said in refused.text) == (422, True), wrong
        issued = desk.by(MIIT).send("decision/issue", document="浙发改〔2026〕9号", dated=this_day(), **proof())
        assert issued.headers["location"] == f"{OWN}/decision"
        (act,) = desk.case.of(Issue)
        document = desk.browser.client.get(f"{OWN}/decision/document?act={act.seq}")
        assert document.headers["content-disposition"].startswith("attachment")
        for told in ("浙发改〔2026〕9号", "通过（良好）", DRC.name, MIIT.name):
            assert told in document.text
        assert desk.browser.get(f"{OWN}/decision/document?act=1").status_code == 404
