"""Drafting a correction on a screen: of words that are there; withdrawn again while it is not signed."""

from __future__ import annotations

from pathlib import Path

from service.casework.corrections import CorrectionStatus, corrections
from service.casework.state import State
from tests.casework.builders import ASSESSOR, DRC
from tests.casework.stages import at
from tests.storage.stored_cases import CASE
from tests.web.decision.desks import deciding

DRAFT = {"place": "number", "wrong": "1号", "right": "11号", "reason": "漏打一个字"}


def test_it_is_drafted_of_what_the_document_says_and_can_be_withdrawn(tmp_path: Path) -> None:
    with deciding(at(State.ISSUED), tmp_path, ASSESSOR) as desk:
        page = desk.page("corrections/new")
        for said in ("文号：浙发改〔2026〕1号", "结论、等级、得分、整改事项和任何期限不能更正", DRC.name):
            assert said in page, said
        for name in DRAFT:
            lacking = desk.send("corrections/new", **{**DRAFT, name: ""})
            assert (lacking.status_code, "错误：" in lacking.text) == (422, True), name
        assert desk.send("corrections/new", **{**DRAFT, "place": "grade"}).status_code == 422
        wrong = desk.send("corrections/new", **{**DRAFT, "wrong": "良好"})
        assert (wrong.status_code, "那里写的是“浙发改〔2026〕1号”" in wrong.text) == (422, True)
        stale = desk.send("corrections/new", **DRAFT, seen=1)
        assert (stale.status_code, "漏打一个字" in stale.text) == (409, True)
        done = desk.send("corrections/new", **DRAFT)
        assert done.headers["location"] == f"/cases/{CASE}/corrections"
        assert "还没有签完" in desk.page("corrections/new")
        assert desk.send("acts/withdraw_correction", reason="写错了").status_code == 303
        assert [one.status for one in corrections(desk.case)] == [CorrectionStatus.WITHDRAWN]


def test_it_is_for_assessors(tmp_path: Path) -> None:
    with deciding(at(State.ISSUED), tmp_path, DRC) as desk:
        assert desk.browser.get(f"/cases/{CASE}/corrections/new").status_code == 403
