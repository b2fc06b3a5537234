"""Whether a form is our own: it carries a token that only pages of this very browser have, shown to this very account.

A browser keeps it beyond a session, so that a form can still be sent after its sender has signed in again.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from fastapi import Request
from fastapi.responses import Response

from service.transport.auth import Caller
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said

COOKIE = "__Host-browser"
FIELD = "csrf"
NOBODY = ""


def token_for(request: Request) -> str:
    """What the forms of the page carry that answers this request."""
    who: Caller | None = getattr(request.state, "caller", None)
    return token_of(request, who.signed.login if who else NOBODY)


def token_of(request: Request, login: str) -> str:
    """What forms carry in this browser while somebody is signed in, or NOBODY."""
    return hmac.new(_of_browser(request).encode(), login.encode(), hashlib.sha256).hexdigest()


def require_token(request: Request, shown: object) -> None:
    """Return only if the form is of a page of this browser, made for whoever is signed in now.

    Raises:
        Troubled: it is not.
    """
    known = bool(request.cookies.get(COOKIE)) and isinstance(shown, str)
    if known and hmac.compare_digest(str(shown).encode(), token_for(request).encode()):
        return
    raise Troubled(_NOT_OURS)


def keep_browser(request: Request, response: Response) -> None:
    """Have the browser keep what its tokens are made of."""
    if not request.cookies.get(COOKIE):
        response.set_cookie(COOKIE, _of_browser(request), path="/", secure=True, httponly=True, samesite="lax")


def _of_browser(request: Request) -> str:
    """The cookie of the browser; a new one where it has none yet, the same for the whole request."""
    kept = request.cookies.get(COOKIE)
    if kept:
        return kept
    if not hasattr(request.state, "browser"):
        request.state.browser = secrets.token_urlsafe(32)
    made: str = request.state.browser
    return made


_NOT_OURS = Trouble(
    403,
    "form-expired",
    Said(
        "这个页面已过期（浏览器清除了数据，或已换人登录），没有办理；请重新打开页面再办",
        "this page has expired (the browser's data were cleared, or somebody else has signed in), so nothing was done; "
        "open it again",
    ),
)
