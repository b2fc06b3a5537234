"""A form counts in the browser it was shown in, for the account it was shown to."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.responses import Response

from service.transport.problems import Troubled
from service.web.csrf import COOKIE, NOBODY, keep_browser, require_token, token_for, token_of
from tests.transport.requests_made import request
from tests.web.asked import ASSESSOR, asked

BROWSER = f"{COOKIE}=abc"


def test_a_token_belongs_to_one_browser_and_one_account(tmp_path: Path) -> None:
    nobody, somebody = asked(tmp_path, cookie=BROWSER), asked(tmp_path, who=ASSESSOR, cookie=BROWSER)
    tokens = [token_for(nobody), token_for(somebody), token_for(request(cookie=f"{COOKIE}=xyz"))]
    assert len(set(tokens)) == 3
    assert token_of(somebody, NOBODY) == token_for(nobody)
    require_token(somebody, token_for(somebody))
    for wrong in (token_for(nobody), "", None, "标", 3):
        with pytest.raises(Troubled):
            require_token(somebody, wrong)


def test_a_browser_without_its_cookie_has_no_token_that_counts() -> None:
    bare = request()
    with pytest.raises(Troubled):
        require_token(bare, token_for(bare))


def test_a_browser_gets_one_cookie_and_keeps_it() -> None:
    first, kept = Response(), Response()
    fresh = request()
    token = token_for(fresh)
    keep_browser(fresh, first)
    cookie = first.headers["set-cookie"].partition(";")[0]
    again = request(cookie=cookie)
    keep_browser(again, kept)
    assert token_for(again) == token
    assert "set-cookie" not in kept.headers
