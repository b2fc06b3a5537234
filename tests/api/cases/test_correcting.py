"""A correction over the interface: drafted plainly, signed with a confirmation of exactly this, told to the park."""

from pathlib import Path

from service.api.cases.correcting import CorrectionShown
from service.casework.acts.correction import SignCorrection
from service.casework.corrections import correction_digest, corrections
from service.casework.state import State
from tests.api.cases.stored import stored_case
from tests.api.cases.test_deciding import confirmed_as
from tests.casework.builders import DRC, MIIT
from tests.casework.stages import at

DRAFT = {"kind": "draft_correction", "place": "number", "wrong": "1号", "right": "11号", "reason": "漏打一个字"}


def test_drafted_signed_with_a_confirmation_and_told_to_the_park_once_it_has_effect(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.ISSUED), "assessor", "approver", "submitter") as case:
        wrong = case.act("/acts", act={**DRAFT, "place": "grounds", "wrong": "优秀"})
        assert (wrong.status_code, wrong.json()["code"]) == (409, "act-refused")
        drafted = case.act("/acts", act=DRAFT)
        assert drafted.status_code == 200, drafted.text
        (shown,) = case.ask("GET", "/corrections", "approver").json()["corrections"]
        assert (shown["status"]["code"], shown["document"], len(shown["missing"])) == (
            "pending",
            "浙发改〔2026〕1号",
            2,
        )
        assert case.ask("GET", "/corrections", "submitter").json()["corrections"] == []
        token = confirmed_as(case, kind="sign_correction", content=shown["digest"])
        other = case.act("/signatures", "approver", confirmation=token, content=shown["digest"])
        assert (other.status_code, other.json()["code"]) == (403, "unconfirmed")
        signed = case.act("/correction-signatures", "approver", confirmation=token, content=shown["digest"])
        assert signed.status_code == 200, signed.text
        (half,) = case.ask("GET", "/corrections", "approver").json()["corrections"]
        assert [one["code"] for one in half["missing"]] == ["miit"]
        refusal = {"kind": "decline_correction", "content": shown["digest"], "reason": "不是笔误"}
        assert case.act("/acts", "approver", act=refusal).status_code == 200
        (declined,) = case.ask("GET", "/corrections").json()["corrections"]
        assert declined["status"]["code"] == "declined"


def test_one_in_effect_with_its_number_and_day() -> None:
    there = at(State.ISSUED, SignCorrection)
    for signer in (DRC, MIIT):
        there.do(SignCorrection(content=correction_digest(there.now)), by=signer)
    shown = CorrectionShown.of(corrections(there.now)[0])
    assert (shown.number, shown.dated, shown.missing) == (1, there.today, [])
    assert [one.name for one in shown.signed_by] == [DRC.name, MIIT.name]
