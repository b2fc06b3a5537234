"""The screens lie beside the interface, and no input makes them fail."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.routing import iter_route_contexts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.web.screens import ScreenRoute
from tests.web.browsing import OURS, Browser, browsing, queries, valid

MANY, MOST_QUERIES = 10**6, 12
RATES = dict.fromkeys(("requests_per_session", "requests_per_address", "sign_ins_per_address"), MANY)
NAMES = (
    "login",
    "password",
    "code",
    "next",
    "kept",
    "kept:name",
    "new_password",
    "secret",
    "name",
    "on",
    "seen",
    "page",
)
VALUES = st.one_of(st.text(max_size=40), st.sampled_from(["1", "/me", "//x", "2026-11-26", "9" * 40, "\x00", "en"]))
NAMED = st.one_of(st.integers(-1, 2**70).map(str), st.text("aZ0-%", min_size=1))
FORMS = st.dictionaries(st.sampled_from(NAMES), VALUES)


def routes_of(browser: Browser) -> list[tuple[str, str]]:
    found = (one for one in iter_route_contexts(browser.app.routes) if isinstance(one.original_route, ScreenRoute))
    return sorted((method, one.path or "") for one in found for method in one.methods or ())


def test_no_input_makes_a_screen_fail(tmp_path: Path) -> None:
    with browsing(tmp_path, **RATES) as made:
        browser = made.sign_in()
        tokens = {"door": browser.hidden("/sign-in")["csrf"], "own": browser.hidden("/me")["csrf"]}
        routes = [one for one in routes_of(browser) if "sign-out" not in one[1] and "/end" not in one[1]]

        @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(st.sampled_from(routes), FORMS, NAMED, st.sampled_from(sorted(tokens)))
        def ask_anything(route: tuple[str, str], fields: dict[str, str], named: str, token: str) -> None:
            method, path = route[0], re.sub(r"{\w+}", lambda _: named, route[1])
            given, sent = (fields, None) if method == "GET" else (None, fields | {"csrf": tokens[token]})
            answer = valid(browser.client.request(method, path, params=given, data=sent, headers=OURS))
            assert answer.status_code < 500, (route, fields, answer.text)

        ask_anything()


def test_every_answer_is_safe_and_asks_for_nothing_outside(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = made.sign_in()
        for path in (
            "/sign-in",
            "/set-password",
            "/me",
            "/me/password",
            "/me/second-factor",
            "/me/sessions",
            "/nowhere",
        ):
            for language in ("zh", "en"):
                with queries() as sent:
                    page = browser.get(f"{path}?lang={language}")
                assert len(sent) <= MOST_QUERIES, (path, sent)
                assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'"), path
                assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
                assert page.headers["x-content-type-options"] == "nosniff"
                assert page.headers["cache-control"] == "no-store"
                assert page.headers["cross-origin-opener-policy"] == "same-origin"
                assert page.headers["strict-transport-security"].startswith("max-age=31536000")
                assert "style=" not in page.text
                assert "http" not in page.text.replace('"http-', "")


def test_styles_and_scripts_are_served_for_ever(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        answer = made.client.get("/assets/screen-ABC.css")
        assert (answer.status_code, "immutable" in answer.headers["cache-control"]) == (200, True)
        assert made.get("/assets/none.css").status_code == 404


def test_the_interface_keeps_its_problems(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        assert made.client.get("/api/v1/me").headers["content-type"] == "application/problem+json"
        assert made.client.get("/nowhere").headers["content-type"].startswith("text/html")
