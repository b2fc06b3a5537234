"""The decision of a case on one screen, at whatever stage it is."""

from __future__ import annotations

from pathlib import Path

from service.casework.state import State
from tests.casework.builders import ASSESSOR
from tests.casework.stages import at
from tests.web.decision.desks import OWN, deciding


def test_before_an_evaluation_the_page_says_what_comes_first(tmp_path: Path) -> None:
    with deciding(at(State.DATA_CHECK), tmp_path, ASSESSOR) as desk:
        page = desk.page("decision")
        assert "本轮还没有评价" in page
        assert "签署的内容" not in page
        assert desk.browser.get("/cases/zhejiang-2026-0001/decision/document").status_code == 404


def test_an_issued_decision_says_what_corrects_it(tmp_path: Path) -> None:
    with deciding(at(State.ISSUED), tmp_path, ASSESSOR) as desk:
        page = desk.page("decision")
        for said in ("已发文：浙发改〔2026〕1号", "下载决定书（可打印）", "由园区申诉"):
            assert said in page
        assert "Issued as " in desk.page("decision?lang=en")
        task_list = desk.browser.get(OWN).text
        assert 'href="/cases/zhejiang-2026-0001/decision">' in task_list
        assert 'href="/cases/zhejiang-2026-0001/publicity">' in task_list
