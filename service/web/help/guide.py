"""The hint at a first case: shown until somebody says that they need it no more, which their browser remembers."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

COOKIE = "__Host-guided"
_YEAR_S = 365 * 24 * 3600


def wants_guide(request: Request) -> bool:
    """Whether nobody has said so in this browser."""
    return COOKIE not in request.cookies


def dismissed(response: Response) -> Response:
    """The answer, with which the browser remembers it."""
    response.set_cookie(COOKIE, "1", max_age=_YEAR_S, path="/", secure=True, httponly=True, samesite="lax")
    return response
