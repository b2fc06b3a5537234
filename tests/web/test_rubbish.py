"""Whatever is typed into a form, and whatever its address: a page in words, never a fault of ours."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.access.policy import roles_for
from service.transport.auth import COOKIE
from service.vocabulary.person import ADMINISTRATORS, Department, Person, Role
from service.web.csrf import COOKIE as BROWSER
from service.web.csrf import FIELD
from service.web.screens import KEY
from tests.web.browsing import OURS
from tests.web.found_forms import FORMS, PAGES, FoundForm, assembled, use_case_of
from tests.web.questions.checking import SLIP, Checking, checking
from tests.web.rubbish import ODD, RUBBISH, require_words
from tests.workflow.park_versions import PARK_CODE

ENDING = {"/sign-out", "/me/sessions/end", "/me/sessions/{session_id}/end", "/sign-in", "/sign-in/again"}
"""They end the session that the rest needs, or need none."""
REFUSED = (403, 404)
FILTERS = (
    "code",
    "year",
    "value",
    "status",
    "severity",
    "name",
    "q",
    "page",
    "park",
    "lang",
    "next",
    "sort",
    "version",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checking]:
    """An assessor at a data check."""
    with checking(tmp_path_factory.mktemp("rubbish")) as desk:
        yield desk


@pytest.fixture(scope="module")
def sessions(made: Checking) -> dict[Role, tuple[str, str]]:
    """Cookie and token of one of each role, in the same browser."""
    cookies, found = made.browser.client.cookies, {}
    for role in Role:
        made.browser.sign_in(somebody(role), role.value)
        cookie = cookies[COOKIE]
        found[role] = (cookie, made.browser.hidden("/me")[FIELD])
    return found


def somebody(role: Role) -> Person:
    """Of the province, city and park of the case."""
    department = Department.DRC if role is Role.APPROVER else None
    if role in ADMINISTRATORS:
        return Person(0, f"某{role.label}", role)
    return Person(0, f"某{role.label}", role, department, "zhejiang", city="示例市", park=PARK_CODE)


@pytest.mark.parametrize("value", ["１．０２　ｔｃｅ／万元", "1,020.0", "镕堃喆𠮷龘", "９" * 400, "\x00"])
def test_a_value_is_read_or_refused_in_words(made: Checking, value: str) -> None:
    fields: dict[str, Any] = {"code": "energy_intensity", "year": "２０２５", "value": value}
    answer = made.send("ruling", decision="correct", reason="按台账", **fields)
    assert answer.status_code in (303, 422)


@settings(max_examples=15)
@given(path=st.sampled_from(PAGES), fields=st.dictionaries(st.sampled_from(FILTERS), RUBBISH, max_size=6), odd=RUBBISH)
def test_a_page_asked_for_in_rubbish_answers_in_words(
    made: Checking, path: str, fields: dict[str, str], odd: str
) -> None:
    known = {"case_id": made.at.case, "rule": SLIP[0], "subject": SLIP[1]}
    parts = (known.get(part[1:-1], odd) or "x" if part.startswith("{") else part for part in path.split("/"))
    require_words(made.browser.client.get("/".join(quote(part, safe="") for part in parts), params=fields))


def test_every_form_filled_in_with_rubbish_answers_in_words(
    made: Checking, sessions: dict[Role, tuple[str, str]]
) -> None:
    """The short form of tests/benchmarks/soak_forms.py: each once, by somebody who may."""
    place, odd = FoundForm("", f"{made.one()}/answer", {}), cycle(ODD)
    for route in (route for route in FORMS if route not in ENDING):
        (form,) = assembled(route, [place])
        fields = dict(zip(form.fields, odd, strict=False))
        roles = roles_for(use_case_of(route))
        _ = next((True for role in sorted(roles) if sent(made, sessions[role], form.action, fields)), False)


def sent(made: Checking, session: tuple[str, str], action: str, fields: dict[str, str]) -> bool:
    """A form of somebody's own page, and an answer in words; False where it is not for them."""
    cookies, (cookie, token) = made.browser.client.cookies, session
    browser = cookies[BROWSER]
    cookies.clear()
    cookies.set(BROWSER, browser)
    cookies.set(COOKIE, cookie)
    hidden: dict[str, Any] = {FIELD: token, KEY: secrets.token_hex()}
    answer = made.browser.client.post(action, data=fields | hidden, headers=OURS)
    require_words(answer)
    return answer.status_code not in REFUSED
