"""Whoever was faster is named, with both versions; a role that may not act is told who may."""

from pathlib import Path

from service.casework.state import State
from tests.api.cases.stored import stored_case
from tests.casework.stages import at

LATE = {"kind": "finish_data_check"}


def test_two_versions_and_who_did_what_between_them(tmp_path: Path) -> None:
    driven = at(State.DATA_CHECK)
    with stored_case(tmp_path, driven, "assessor", "approver") as case:
        late = case.ask("POST", "/acts", json={"seen": case.version - 2, "act": LATE})
        assert late.status_code == 409
        problem = late.json()
        assert (problem["code"], problem["seen"], problem["version"]) == (
            "case-changed",
            case.version - 2,
            case.version,
        )
        assert [one["act"]["kind"] for one in problem["since"]] == [one.act.kind for one in driven.now.acts[-2:]]
        ahead = case.ask("POST", "/acts", json={"seen": case.version + 1, "act": LATE})
        assert (ahead.status_code, ahead.json()["code"]) == (409, "case-version")
        assert "since" not in ahead.json()
        not_theirs = case.act("/acts", "approver", act=LATE)
        assert (not_theirs.status_code, not_theirs.json()["code"]) == (403, "not-permitted")
