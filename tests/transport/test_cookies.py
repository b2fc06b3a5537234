"""The cookie of a session."""

from __future__ import annotations

from fastapi import Response

from service.transport.cookies import CLEARED, drop_session, keep_session


def test_only_this_host_gets_it_and_no_script() -> None:
    kept, dropped = Response(), Response()
    keep_session(kept, "token")
    cookie = kept.headers["set-cookie"]
    assert cookie.startswith("__Host-sid=token;")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    drop_session(dropped)
    assert "Max-Age=0" in dropped.headers["set-cookie"]
    assert dropped.headers["clear-site-data"] == CLEARED["Clear-Site-Data"]
