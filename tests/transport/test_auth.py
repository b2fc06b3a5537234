"""A token counts wherever it comes from, a cookie changes things only for our own pages, and first comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.access.refusals import FirstThis, NotSignedIn
from service.access.sessions import Need, SignedIn
from service.access.use_cases import UseCase
from service.transport.auth import COOKIE, Token, require_ready, token_of
from service.transport.problems import Troubled
from tests.storage.builders import NOW, a_person
from tests.transport.requests_made import request

OWN, SID = "http://127.0.0.1", f"{COOKIE}=abc"


def test_a_bearer_shows_their_token() -> None:
    assert token_of(request("POST", authorization="Bearer abc")) == Token("abc", by_cookie=False)
    assert token_of(request(authorization="bearer abc", cookie=f"{COOKIE}=other")).text == "abc"


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Basic abc"}, {"authorization": "Bearer "}, {"cookie": "a=b"}]
)
def test_whoever_shows_nothing_is_nobody(headers: dict[str, str]) -> None:
    with pytest.raises(NotSignedIn):
        token_of(request(**headers))


def test_a_cookie_is_enough_to_read() -> None:
    assert token_of(request(cookie=SID, origin="http://evil.example")) == Token("abc", by_cookie=True)


@pytest.mark.parametrize(
    "headers", [{"sec_fetch_site": "same-origin"}, {"origin": OWN}, {"origin": OWN, "sec_fetch_site": "same-origin"}]
)
def test_our_own_page_may_change_things(headers: dict[str, str]) -> None:
    assert token_of(request("POST", cookie=SID, **headers)).by_cookie


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8080"},
        {"origin": "https://127.0.0.1"},
        {"origin": OWN, "sec_fetch_site": "cross-site"},
    ],
)
def test_no_other_page_may(method: str, headers: dict[str, str]) -> None:
    with pytest.raises(Troubled, match="没有办理"):
        token_of(request(method, cookie=SID, **headers))


def signed(*needs: Need) -> SignedIn:
    return SignedIn(
        person=a_person(), account=1, login="zhangsan", session=1, ends_at=NOW + timedelta(hours=8), needs=needs
    )


@pytest.mark.parametrize("use_case", UseCase)
def test_what_is_needed_comes_first(use_case: UseCase) -> None:
    require_ready(signed(), use_case)
    allowed = {UseCase.CHANGE_OWN_PASSWORD, UseCase.READ_OWN_ACCOUNT, UseCase.MANAGE_OWN_SESSIONS}
    allowed.add(UseCase.READ_API_DESCRIPTION)  # it tells how
    if use_case in allowed:
        require_ready(signed(Need.CHANGE_PASSWORD), use_case)
        return
    with pytest.raises(FirstThis):
        require_ready(signed(Need.CHANGE_PASSWORD), use_case)
