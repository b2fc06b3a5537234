"""Plain acts with their files: what is brought is kept with the act, and a digest opens nobody else's file."""

import json
from pathlib import Path

import httpx

from service.casework.state import State
from tests.api.cases.stored import PDF, StoredCase, stored_case
from tests.casework.stages import at

REPORT = {"kind": "report_progress", "year": 2025, "filed_on": "2025-12-20", "progress": "按方案推进"}


def _with_file(case: StoredCase, request: str, content: bytes = PDF) -> httpx.Response:
    files = [("files", ("进展.pdf", content))]
    return case.ask("POST", "/acts/with-files", "submitter", data={"request": request}, files=files)


def _request(case: StoredCase, **more: object) -> str:
    return json.dumps({"seen": case.version, "act": {**REPORT, **more}})


def test_an_act_with_a_file(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "submitter", "assessor") as case:
        done = _with_file(case, _request(case))
        assert done.status_code == 200, done.text
        case.version += 1
        digest = done.json()["recorded"]["act"]["file"]
        kept = case.ask("GET", f"/files/{digest}")
        assert kept.content == PDF
        named = case.act("/acts", "submitter", act={**REPORT, "year": 2023, "file": digest})
        assert named.status_code == 200, named.text
        foreign = case.act("/acts", "submitter", act={**REPORT, "year": 2022, "file": "0" * 64})
        assert (foreign.status_code, foreign.json()["code"]) == (404, "file-unknown")


def test_what_cannot_be_used_is_told_and_nothing_is_recorded(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "submitter", "assessor") as case:
        for request, code in (
            ("{", "invalid-input"),
            ("[" * 100_000, "invalid-input"),
            ('{"seen": ' + "9" * 5_000 + "}", "invalid-input"),
            (_request(case, progress="a\0"), "invalid-input"),
            (_request(case, year="2025"), "invalid-input"),
            (_request(case, file="0" * 64), "files-named"),
            (json.dumps({"seen": case.version, "act": {"kind": "withdraw", "reason": "撤回"}}), "no-files-taken"),
        ):
            refused = _with_file(case, request)
            assert (refused.status_code, refused.json()["code"]) == (422, code)
        no_pdf = _with_file(case, _request(case), b"MZ\x90")
        assert (no_pdf.status_code, no_pdf.json()["code"]) == (422, "evidence-mismatch")
        assert case.ask("GET", "").json()["version"] == case.version
        early = case.act("/acts", act={"kind": "finish_data_check"})
        assert (early.status_code, early.json()["code"]) == (409, "act-refused")
        assert early.json()["errors"]


def test_a_park_that_is_not_listed_gets_no_case(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "assessor") as case:
        headers = {"Authorization": f"Bearer {case.tokens['assessor']}"}
        answer = case.service.client.post("/cases", json={"park": "某园"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "park-unknown")
