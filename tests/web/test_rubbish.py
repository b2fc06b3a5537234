"""Whatever is typed into a form, and whatever its address: a page in words, never a fault of ours."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.web.app import SCREENS
from tests.web.browsing import HOST, valid
from tests.web.questions.checking import SLIP, Checking, checking

ENDING = {"/sign-out", "/me/sessions/end", "/me/sessions/{session_id}/end", "/sign-in", "/sign-in/again"}
"""They end the session that the rest needs, or need none."""
ROUTES = sorted(
    (route.path, method)
    for router in SCREENS
    for route in router.routes
    if isinstance(route, APIRoute) and route.path not in ENDING
    for method in route.methods or ()
    if method in ("GET", "POST")
)
FIELDS = (
    *("seen", "decision", "reason", "code", "year", "value", "answer", "status", "severity", "name", "q", "page"),
    *("park", "items", "deadline", "on", "document", "kind", "password", "new", "lang", "next", "sort", "version"),
)
RUBBISH = st.one_of(
    st.sampled_from(
        (
            *(
                "",
                " ",
                "　",
                "0",
                "-1",
                "９９９９",
                "1e9999",
                "NaN",
                "٣",
                "9" * 5000,
                "镕堃喆𠮷龘",
                "\u202e反",
                "'\"><script>",
            ),
            *("\x00", "\ud7ff", "../../etc/passwd", "=HYPERLINK(1)", "{{7*7}}", "%s%n", "2026-02-30", "\r\n\r\n"),
        )
    ),
    st.text(max_size=40),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checking]:
    """An assessor at a data check."""
    with checking(tmp_path_factory.mktemp("rubbish")) as desk:
        yield desk


def addressed(made: Checking, path: str, rubbish: str) -> str:
    """The path with what it is about where that is known, and rubbish where it is not."""
    known = {"case_id": made.at.case, "rule": SLIP[0], "subject": SLIP[1]}
    return "/".join(
        quote(known.get(part[1:-1], rubbish) or "x", safe="") if part.startswith("{") else part
        for part in path.split("/")
    )


@settings(max_examples=35, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.sampled_from(ROUTES), fields=st.dictionaries(st.sampled_from(FIELDS), RUBBISH, max_size=6), odd=RUBBISH)
def test_rubbish_gets_a_page_in_words(made: Checking, where: tuple[str, str], fields: dict[str, str], odd: str) -> None:
    path, method = where
    sent: dict[str, Any] = {"headers": {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}}
    if method == "GET":
        sent["params"] = fields
    else:
        hidden = made.browser.hidden(made.one())
        sent["data"] = hidden | fields | {"idempotency_key": secrets.token_hex()}
    answer = valid(made.browser.client.request(method, addressed(made, path, odd), **sent))
    assert answer.status_code < 500, (method, path, fields, answer.text)
    if answer.status_code >= 400 and answer.headers.get("content-type", "").startswith("text/html"):
        assert "<h1" in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("value", ["１．０２　ｔｃｅ／万元", "1,020.0", "镕堃喆𠮷龘", "９" * 400, "\x00"])
def test_a_value_is_read_or_refused_in_words(made: Checking, value: str) -> None:
    fields: dict[str, Any] = {"code": "energy_intensity", "year": "２０２５", "value": value}
    answer = made.send("ruling", decision="correct", reason="按台账", **fields)
    assert answer.status_code in (303, 422)
