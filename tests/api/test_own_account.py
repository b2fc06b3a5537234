"""Whoever is signed in learns who they are and what they may do; whoever is not learns how to repair that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp

from tests.api.served import served
from tests.workflow.accounts.doors import PASSWORD, code_at


def test_who_is_signed_in(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        answer = service.sign_in().get("/me")
    assert answer.status_code == 200, answer.text
    me = answer.json()
    assert (me["person"]["role"]["code"], me["login"], me["needs"]) == ("approver", "zhangsan", [])
    assert "case.read" in me["may"]
    assert "audit.read" not in me["may"]


def test_who_is_not(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        answer = service.client.get("/me")
    problem = answer.json()
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["code"], problem["instance"]) == ("not-signed-in", "/api/v1/me")


def test_password_and_second_factor_are_changed_by_whoever_proves_who_they_are(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        client = service.sign_in()
        proof = {"password": PASSWORD, "code": code_at(datetime.now(UTC) + timedelta(seconds=30))}
        wrong = client.post("/me/totp", json={"password": "wrong", "code": "000000"})
        assert (wrong.status_code, wrong.json()["code"]) == (403, "proof-refused")
        begun = client.post("/me/totp", json=proof)
        assert begun.status_code == 200, begun.text
        assert begun.json()["svg"].startswith("<svg")
        shown = pyotp.TOTP(begun.json()["secret"]).now()
        finished = client.put("/me/totp", json={"code": shown})
        assert len(set(finished.json()["recovery_codes"])) >= 8
        recovery = finished.json()["recovery_codes"]
        given = {"password": PASSWORD, "code": recovery[0], "new_password": "Shan-7-Shui-Tian"}
        assert client.put("/me/password", json=given).status_code == 204
        renewed = client.post("/me/recovery-codes", json={"password": "Shan-7-Shui-Tian", "code": recovery[1]})
        assert set(renewed.json()["recovery_codes"]).isdisjoint(recovery)
