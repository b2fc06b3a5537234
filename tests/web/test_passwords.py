"""New passwords on a screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.web.browsing import browsing
from tests.workflow.accounts.doors import LATER, PASSWORD, an_account, code_at, enter

NEW = "Gui-7-Lin-Shan-Shui"


def fields(**of: str) -> dict[str, str]:
    now = datetime.now(UTC)
    return {"password": PASSWORD, "code": code_at(now + LATER), "new_password": NEW, "new_password_again": NEW} | of


def test_a_password_is_changed(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        assert "至少 12 个字符" in browser.get("/me/password").text
        done = browser.post("/me/password", fields())
        assert (done.status_code, done.headers["location"]) == (303, "/me")
        assert "密码已更改" in browser.get("/me").text
        assert "密码已更改" not in browser.get("/me").text


def test_what_is_wrong_is_told_at_its_field(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        for wrong, at in (
            ({"new_password": "kurz", "new_password_again": "kurz"}, "new_password"),
            ({"new_password_again": "other"}, "new_password_again"),
            ({"password": ""}, "password"),
            ({"password": "Wrong-1-Wrong"}, "password"),
        ):
            refused = browser.post("/me/password", fields(**wrong))
            assert refused.status_code == 422, wrong
            assert f'<a href="#{at}">' in refused.text, wrong
            assert NEW not in refused.text, wrong


def test_a_session_that_has_to_change_it_is_led_there(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        now = datetime.now(UTC)
        an_account(made.settings, at=now, must_change=True)
        made.client.cookies.set("__Host-sid", enter(made.settings, at=now).token)
        assert made.get("/me/second-factor").headers["location"] == "/me/first"
        assert made.get("/me/first").headers["location"] == "/me/password"
        assert "请先更改" in made.get("/me/password").text


def test_a_one_time_code_that_does_not_work_is_told(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        asked = {"code": "AAAA-BBBB", "new_password": NEW, "new_password_again": NEW}
        refused = made.post("/set-password", asked)
        assert (refused.status_code, "这个一次性代码不能用" in refused.text) == (422, True)
