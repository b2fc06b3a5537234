"""Signing in and out on a screen."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from markupsafe import escape

from service.transport.auth import COOKIE
from tests.web.browsing import OURS, Browser, browsing, valid
from tests.workflow.accounts.doors import LATER, PASSWORD, an_account, code_at


def fields(**of: str) -> dict[str, str]:
    return {"login": "zhangsan", "password": PASSWORD, "code": code_at(datetime.now(UTC)), "next": "/me"} | of


def at_the_door(browser: Browser) -> Browser:
    an_account(browser.settings, at=datetime.now(UTC))
    return browser


def test_whoever_is_not_signed_in_is_led_to_the_door_and_back(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = at_the_door(made)
        led = browser.get("/me?x=1")
        assert (led.status_code, led.headers["location"]) == (303, "/sign-in?next=%2Fme%3Fx%3D1")
        assert 'name="next" value="/me?x=1"' in browser.get(led.headers["location"]).text
        let_in = browser.post("/sign-in", fields())
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/me")
        cookie = next(one for one in let_in.headers.get_list("set-cookie") if one.startswith(COOKIE))
        assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
        assert "zhangsan" in browser.get("/me").text


def test_what_is_wrong_is_told_over_the_form_and_the_password_is_not_shown_again(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = at_the_door(made)
        refused = browser.post("/sign-in", fields(password="Wrong-1-Wrong"))
        assert refused.status_code == 422
        assert "<title>错误：登录" in refused.text
        assert "登录名、密码或动态口令不正确" in refused.text
        assert "Wrong-1-Wrong" not in refused.text
        assert 'value="zhangsan"' in refused.text
        lacking = browser.post("/sign-in", fields(code=""))
        assert (lacking.status_code, '<a href="#code">还需要动态口令' in lacking.text) == (422, True)
        assert "请输入密码" in browser.post("/sign-in", fields(password="")).text


def test_nobody_is_led_to_another_site(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = at_the_door(made)
        for away in ("https://evil.example", "//evil.example", "/\\evil.example"):
            shown = browser.client.get("/sign-in", params={"next": away}).text
            assert 'name="next" value="/"' in shown
        assert browser.post("/sign-in", fields(next="//evil.example")).headers["location"] == "/"


def test_in_a_dialog_one_signs_in_again_and_the_page_stays(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        door = re.search(r'action="/sign-in/again".*?name="csrf" value="([^"]+)"', browser.get("/me").text, re.DOTALL)
        assert door is not None
        browser.post("/sign-out", {}, page="/me")
        again = {"csrf": door[1], "login": "zhangsan", "password": "Wrong-1-Wrong"}
        refused = browser.client.post("/sign-in/again", data=again, headers=OURS)
        assert (refused.status_code, "不正确" in refused.text) == (422, True)
        code = code_at(datetime.now(UTC) + LATER)
        let_in = browser.client.post("/sign-in/again", data=again | {"password": PASSWORD, "code": code}, headers=OURS)
        assert (let_in.status_code, let_in.headers["session-seconds"]) == (200, "840")
        assert browser.get("/me").status_code == 200


def test_a_form_that_came_too_late_is_sent_after_signing_in(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = at_the_door(made)
        late = {"name": ["<新园>", "乙"], "password": "secret-1", "idempotency_key": "k"}
        kept = valid(browser.client.post("/parks/S1/rename", data=late, headers=OURS))
        assert (kept.status_code, "secret-1" in kept.text) == (401, False)
        assert "刚才填写的内容还没有提交" in kept.text
        fields_kept = {"kept": "/parks/S1/rename", "kept:name": ["<新园>", "乙"], "kept:idempotency_key": "k"}
        for name, values in fields_kept.items():
            for value in [values] if isinstance(values, str) else values:
                assert f'name="{name}" value="{escape(value)}"' in kept.text
        going = browser.post("/sign-in", fields() | fields_kept)
        assert (going.status_code, 'action="/parks/S1/rename"' in going.text) == (200, True)
        assert '<input type="hidden" name="name" value="&lt;新园&gt;">' in going.text
        token = re.search(r'name="csrf" value="([^"]+)">\n<input type="hidden" name="name"', going.text)
        assert token is not None
        assert browser.hidden("/me")["csrf"] == token[1]


def test_another_site_gets_nothing_kept(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
        refused = made.client.post("/parks/S1/rename", data={"name": "planted"}, headers=foreign)
        assert (refused.status_code, "planted" in refused.text) == (403, False)


def test_signing_out_ends_the_session_and_clears_the_browser(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        gone = browser.post("/sign-out", {}, page="/me")
        assert gone.headers["clear-site-data"] == '"cache", "cookies", "storage"'
        assert "已退出登录" in browser.get(gone.headers["location"]).text
        assert browser.get("/me").status_code == 303


def test_a_form_of_another_site_or_without_its_token_is_not_done(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = at_the_door(made)
        foreign = browser.post("/sign-in", fields(), headers={"Origin": "https://evil.example"})
        assert (foreign.status_code, "请求不是从本系统的页面发出的" in foreign.text) == (403, True)
        assert browser.post("/sign-in", fields(csrf="x")).status_code == 403
