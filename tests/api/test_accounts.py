"""System opens and closes accounts, security unlocks and resets them, and nobody but the owner knows the password."""

from pathlib import Path
from typing import Any

from tests.api.administrators import ASSESSOR, SECURITY, SYSTEM, Administration, administered
from tests.workflow.accounts.doors import PASSWORD

NEW = "Shan-7-Shui-Tian"


def opened(here: Administration) -> dict[str, Any]:
    """A new account with its one-time code."""
    person = here.done("POST", "/people", SECURITY, json={"name": "李四", "role": "viewer", "jurisdiction": "zhejiang"})
    wanted = {"person": str(person["id"]), "login": "lisi", "identity": "A0017"}
    issued: dict[str, Any] = here.done("POST", "/accounts", SYSTEM, json=wanted)
    return issued


def test_an_account_from_its_creation_to_its_first_session(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY) as here:
        code, client = opened(here)["code"], here.service.client
        given = {"code": code, "new_password": NEW}
        assert client.post("/accounts/redeem", json=given).json()["code"] == "not-released"
        assert here.refused("POST", "/accounts/lisi/release", SYSTEM) == (403, "release-by-other")
        shown = here.done("GET", "/accounts/lisi", SECURITY)["account"]
        assert shown["awaits_release_by"]["code"] == "security_admin"
        assert here.done("POST", "/accounts/lisi/release", SECURITY)["account"]["awaits_release_by"] is None
        assert here.refused("POST", "/accounts/lisi/release", SECURITY) == (409, "nothing-to-release")
        assert client.post("/accounts/redeem", json=given).json() == {"login": "lisi"}
        assert client.post("/accounts/redeem", json=given).json()["code"] == "code-unusable"
        session = client.post("/sessions", json={"login": "lisi", "password": NEW})
        assert session.status_code == 201, session.text
        assert session.json()["me"]["password_set_at"]
        assert [need["code"] for need in session.json()["me"]["needs"]] == ["enrol_second_factor"]
        bearer = {"Authorization": f"Bearer {session.json()['token']}"}
        limited = client.get("/cases", headers=bearer)
        assert (limited.status_code, limited.json()["code"]) == (403, "first-this")
        assert client.get("/openapi.json", headers=bearer).status_code == 200


def test_what_administrators_do_to_an_account(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY, ASSESSOR) as here:
        assert here.done("POST", f"/accounts/{ASSESSOR}/unlock", SECURITY)["account"]["state"]["code"] == "active"
        assert here.done("DELETE", f"/accounts/{ASSESSOR}/sessions", SECURITY) == {"ended": 1}
        assert here.refused("GET", "/me", ASSESSOR) == (401, "not-signed-in")
        assert here.done("POST", f"/accounts/{ASSESSOR}/disable", SYSTEM)["account"]["state"]["code"] == "disabled"
        assert here.done("POST", f"/accounts/{ASSESSOR}/enable", SYSTEM)["account"]["state"]["code"] == "active"
        assert here.done("POST", f"/accounts/{ASSESSOR}/reset", SECURITY, json={})["login"] == ASSESSOR
        assert here.done("GET", f"/accounts/{ASSESSOR}", SYSTEM)["account"]["state"]["code"] == "unredeemed"
        assert [one["login"] for one in here.done("GET", "/accounts", SYSTEM)] == [SYSTEM, SECURITY, ASSESSOR]


def test_each_administrator_does_their_own_part_only(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY) as here:
        assert here.refused("POST", "/accounts/x/reset", SYSTEM, json={}) == (403, "not-permitted")
        assert here.refused("POST", "/accounts/x/disable", SECURITY) == (403, "not-permitted")
        assert here.refused("POST", "/accounts/nobody/disable", SYSTEM) == (404, "account-unknown")
        assert here.refused("POST", f"/accounts/{SECURITY}/unlock", SECURITY) == (403, "own-account")


def test_an_account_is_assigned_to_a_new_entry_of_its_owner(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY, ASSESSOR) as here:
        moved = {"name": "程若谷", "role": "policy_officer", "jurisdiction": "zhejiang", "namesake": "换岗"}
        entry = here.done("POST", "/people", SECURITY, json=moved)
        shown = here.done("POST", f"/accounts/{ASSESSOR}/assign", SECURITY, json={"person": str(entry["id"])})
        assert shown["account"]["person"]["role"]["code"] == "policy_officer"


def test_the_code_is_never_answered_twice(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY) as here:
        person = here.done("POST", "/people", SECURITY, json={"name": "王五", "role": "audit_admin"})
        wanted = {"person": str(person["id"]), "login": "wangwu", "identity": "A0018"}
        key = {"Idempotency-Key": "one"}
        assert here.done("POST", "/accounts", SYSTEM, json=wanted, headers=key)["code"]
        assert here.refused("POST", "/accounts", SYSTEM, json=wanted, headers=key) == (409, "answer-lost")


def test_the_password_is_not_repeated_in_what_is_wrong(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM) as here:
        answer = here.service.client.post("/sessions", json={"login": "x", "password": 5, PASSWORD: PASSWORD})
    assert answer.status_code == 422
    assert PASSWORD not in answer.json()["detail"] + answer.json()["errors"][0]["detail"]
