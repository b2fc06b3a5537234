"""In with a password and a code, out again, and whatever is forgotten elsewhere can be ended."""

from datetime import UTC, datetime
from pathlib import Path

from service.transport.auth import COOKIE
from tests.api.administrators import ASSESSOR, administered
from tests.api.served import served
from tests.workflow.accounts.doors import PASSWORD, an_account, code_at


def credentials(**more: object) -> dict[str, object]:
    return {"login": "zhangsan", "password": PASSWORD, "code": code_at(datetime.now(UTC)), **more}


def test_signed_in_and_out(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        an_account(service.settings, at=datetime.now(UTC))
        opened = service.client.post("/sessions", json=credentials())
        assert opened.status_code == 201, opened.text
        client = service.client
        client.headers["Authorization"] = f"Bearer {opened.json()['token']}"
        assert [one["current"] for one in client.get("/sessions").json()] == [True]
        out = client.delete("/sessions/current")
        assert (out.status_code, out.headers["clear-site-data"]) == (204, '"cache", "cookies", "storage"')
        assert client.get("/me").json()["code"] == "not-signed-in"


def test_a_browser_gets_a_cookie_and_no_token(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        an_account(service.settings, at=datetime.now(UTC))
        opened = service.client.post("/sessions", json=credentials(cookie=True))
    assert opened.json()["token"] is None
    cookie = opened.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))


def test_what_is_wrong_is_not_told(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        an_account(service.settings, at=datetime.now(UTC))
        wrong = [
            service.client.post("/sessions", json=credentials(**change))
            for change in ({"login": "nobody"}, {"password": "Lin9-Wuchang-Xxxx"}, {"code": "000000"})
        ]
        without = service.client.post("/sessions", json=credentials(code=""))
    assert {(answer.status_code, answer.json()["detail"]) for answer in wrong} == {(401, wrong[0].json()["detail"])}
    assert wrong[0].headers["www-authenticate"] == "Bearer"
    assert without.json()["code"] == "second-factor-needed"


def test_attempts_of_one_address_are_counted(tmp_path: Path) -> None:
    with served(tmp_path, sign_ins_per_address=2) as service:
        answers = [service.client.post("/sessions", json=credentials(login="nobody")) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_own_sessions_end_one_by_one_or_all_at_once(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR) as here:
        assert here.refused("DELETE", "/sessions/12345", ASSESSOR) == (404, "session-unknown")
        assert here.done("DELETE", "/sessions", ASSESSOR) == {"ended": 1}
        assert here.refused("GET", "/sessions", ASSESSOR) == (401, "not-signed-in")
