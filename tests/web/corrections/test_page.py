"""The corrections of a case: all of them for offices, those in effect for the park, and what can be done now."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.correction import SignCorrection, WithdrawCorrection
from service.casework.corrections import correction_digest
from service.casework.state import State
from tests.casework.builders import ASSESSOR, DRC, MIIT, PARK
from tests.casework.stages import CORRECTION, at
from tests.web.decision.desks import deciding
from tests.web.queries import counted


def test_the_park_is_told_of_those_in_effect(tmp_path: Path) -> None:
    there = at(State.RECTIFICATION, SignCorrection)
    for signer in (DRC, MIIT):
        there.do(SignCorrection(content=correction_digest(there.now)), by=signer)
    there.do(CORRECTION.__class__(place=CORRECTION.place, wrong="11号", right="12号", reason="又错了"))
    with deciding(there, tmp_path, ASSESSOR) as desk:
        with counted() as sent:
            page = desk.page("corrections")
        assert len([one for one in sent if one.startswith("SELECT")]) <= 12
        for said in ("第 1 号", "已生效", "待签署，未生效", "又错了", "撤回更正"):
            assert said in page, said
        page = desk.by(PARK).page("corrections")
        assert "已生效" in page
        assert "又错了" not in page


def test_where_there_is_none_it_says_for_what_it_would_be(tmp_path: Path) -> None:
    there = at(State.CLOSED, SignCorrection).do(WithdrawCorrection(reason="不用了"))
    with deciding(there, tmp_path, ASSESSOR) as desk:
        assert "已撤回，不生效" in desk.page("corrections")
        assert "没有更正" in desk.by(PARK).page("corrections")
