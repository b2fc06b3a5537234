"""One's own sessions on a screen."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import browsing


def test_the_sessions_are_listed_and_all_ended(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        assert "本次会话" in browser.get("/me/sessions").text
        unknown = browser.post("/me/sessions/99/end", {}, page="/me/sessions")
        assert (unknown.status_code, "您没有编号为 99 的会话" in unknown.text) == (404, True)
        gone = browser.post("/me/sessions/end", {}, page="/me/sessions")
        assert gone.headers["location"] == "/sign-in?ended=signed_out"
        assert browser.get("/me/sessions").status_code == 303


def test_asking_for_the_session_prolongs_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        going = made.sign_in().get("/me/sessions/current")
        assert (going.status_code, going.headers["session-seconds"]) == (204, "840")


def test_one_session_is_ended(tmp_path: Path) -> None:
    with browsing(tmp_path, security_profile="asvs") as made:
        browser = made.sign_in()
        browser.post("/sign-in", {"login": "zhangsan"})
        ended = browser.post("/me/sessions/1/end", {}, page="/me/sessions")
        assert ended.headers["location"] == "/me/sessions"
        assert browser.get("/me/sessions").headers["location"].startswith("/sign-in")
