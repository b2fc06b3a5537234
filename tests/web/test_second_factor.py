"""Enrolling a second factor on screens."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pyotp

from tests.web.browsing import Browser, browsing
from tests.workflow.accounts.doors import LATER, PASSWORD, an_account, code_at

RECOVERY = re.compile(r"<li><code>([^<]+)</code></li>")


def newcomer(browser: Browser) -> Browser:
    an_account(browser.settings, second_factor=False, at=datetime.now(UTC))
    browser.post("/sign-in", {"login": "zhangsan", "password": PASSWORD, "code": ""})
    return browser


def secret_on(page: str) -> str:
    found = re.search(r'name="secret" value="([A-Z2-7]{32})"', page)
    assert found is not None
    return found[1]


def test_a_newcomer_is_led_to_enrol_and_is_shown_recovery_codes_once(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = newcomer(made)
        assert browser.get("/me/sessions").status_code == 200
        assert browser.get("/me/first").headers["location"] == "/me/second-factor"
        scan = browser.post("/me/second-factor", {"password": PASSWORD, "code": ""})
        assert "<svg" in scan.text
        assert "style=" not in scan.text
        secret = secret_on(scan.text)
        wrong = browser.post("/me/second-factor/code", {"secret": secret, "code": "1"}, page="/me")
        assert (wrong.status_code, secret_on(wrong.text)) == (422, secret)
        code = pyotp.TOTP(secret).now()
        codes = browser.post("/me/second-factor/code", {"secret": secret, "code": code}, page="/me")
        assert len(RECOVERY.findall(codes.text)) == 10
        assert browser.get("/me/first").headers["location"] == "/"


def test_recovery_codes_are_renewed_by_who_shows_who_they_are(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser, code = made.sign_in(), code_at(datetime.now(UTC) + LATER)
        refused = browser.post("/me/recovery-codes", {"password": "Wrong-1-Wrong"}, page="/me/second-factor")
        assert refused.status_code == 422
        given = browser.post("/me/recovery-codes", {"password": PASSWORD, "code": code}, page="/me/second-factor")
        assert len(RECOVERY.findall(given.text)) == 10


def test_a_secret_that_was_made_up_is_not_drawn(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        refused = newcomer(made).post("/me/second-factor/code", {"secret": "<x>", "code": "1"}, page="/me")
        assert (refused.status_code, "<svg" in refused.text) == (422, False)
