"""Signing a correction on a screen: exactly what is shown, once each, by the departments that signed the decision."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.correction import SignCorrection, WithdrawCorrection
from service.casework.corrections import CorrectionStatus, correction_digest, corrections
from service.casework.state import State
from tests.casework.builders import DRC, FINANCE, MIIT
from tests.casework.stages import CORRECTION, at
from tests.web.decision.desks import deciding, proof

_BUTTON = "以浙江省发改部门名义签署更正"


def test_what_is_signed_is_shown_and_has_effect_once_both_have_signed(tmp_path: Path) -> None:
    with deciding(at(State.ISSUED, SignCorrection), tmp_path, DRC) as desk:
        digest = correction_digest(desk.case)
        page = desk.page("corrections/sign")
        for said in (_BUTTON, "11号", "漏打一个字", digest[:4]):
            assert said in page, said
        assert desk.send("corrections/sign", content=digest).status_code == 422
        wrong = desk.send("corrections/sign", content=digest, password="x", code="000000")
        assert (wrong.status_code, "密码或动态口令不正确" in wrong.text) == (422, True)
        fields = {"content": digest, **proof()}
        assert desk.send("corrections/sign", **fields).status_code == 303
        assert "已经签署这一更正" in desk.page("corrections/sign")
        assert _BUTTON not in desk.page("corrections/sign")
        signed = desk.by(MIIT).send("corrections/sign", content=digest, seen=1, **proof())
        assert signed.status_code == 303
        assert [one.status for one in corrections(desk.case)] == [CorrectionStatus.EFFECTIVE]
        for path, said in (("decision", "改为“11号”"), ("corrections", "已生效"), ("history", "更正为“11号”")):
            assert said in desk.page(path), path


def test_a_correction_that_changed_meanwhile_is_not_signed(tmp_path: Path) -> None:
    there = at(State.ISSUED, SignCorrection)
    before = correction_digest(there.now)
    there.do(WithdrawCorrection(reason="再改"), CORRECTION)
    with deciding(there, tmp_path, DRC) as desk:
        overtaken = desk.send("corrections/sign", content=before, seen=there.now.version - 2, **proof())
        assert (overtaken.status_code, "别人先办理了" in overtaken.text) == (409, True)


def test_who_declines_says_why_and_others_cannot(tmp_path: Path) -> None:
    with deciding(at(State.ISSUED, SignCorrection), tmp_path, FINANCE) as desk:
        digest = correction_digest(desk.case)
        assert "没有签署原决定" in desk.page("corrections/decline")
        assert desk.by(MIIT).send("corrections/decline", content=digest, reason=" ").status_code == 422
        assert desk.send("corrections/decline", content=digest, reason="不是笔误").status_code == 303
        page = desk.page("corrections")
        assert "不予签署，不生效" in page
        assert "不是笔误" in page
        assert "没有正在会签的更正" in desk.page("corrections/decline")
