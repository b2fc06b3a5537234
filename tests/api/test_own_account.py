"""Whoever is signed in learns who they are and what they may do; whoever is not learns how to repair that."""

from pathlib import Path

from tests.api.served import served


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
