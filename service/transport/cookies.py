"""The cookie of a session: only for this host, only over what a browser holds secure (https, or this machine), out of
reach of scripts."""

from __future__ import annotations

from fastapi import Response

from service.transport.auth import COOKIE

CLEARED = {"Clear-Site-Data": '"cache", "cookies", "storage"'}
"""Headers of the answer after which a browser keeps nothing of ours."""


def keep_session(response: Response, token: str) -> None:
    """Have the browser show the token from now on."""
    response.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="lax")


def drop_session(response: Response) -> None:
    """Have the browser forget the session, and all else of ours."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    response.headers.update(CLEARED)
