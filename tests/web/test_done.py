"""What was done is told once; nobody is led away."""

from __future__ import annotations

import pytest
from fastapi.responses import Response
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.language import Said
from service.web.done import done_before, forget_done, own_address, see_other
from tests.transport.requests_made import request


def test_what_was_done_is_told_once() -> None:
    led = see_other("/parks", Said("已保存；好", 'saved; "well"'))
    assert (led.status_code, led.headers["location"]) == (303, "/parks")
    after = request(cookie=led.headers["set-cookie"].partition(";")[0])
    assert done_before(after) == Said("已保存；好", 'saved; "well"')
    shown = Response()
    forget_done(after, shown)
    assert "Max-Age=0" in shown.headers["set-cookie"]
    assert done_before(request()) is None


@pytest.mark.parametrize("forged", ["x", "[]", "1", "[1]", "%7B%7D", "[1,2,3]"])
def test_a_forged_cookie_tells_nothing(forged: str) -> None:
    assert done_before(request(cookie=f"__Host-done={forged}")) is None


@given(st.text())
def test_an_address_stays_within(text: str) -> None:
    found = own_address(text)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
    assert found in (text, "/")
