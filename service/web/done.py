"""What a form has done is told once, on the page that it leads to: POST → 303 → GET."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from service.vocabulary.language import Said

COOKIE = "__Host-done"
_LASTS_S = 60


def see_other(address: str, done: Said | None = None) -> Response:
    """Lead from a form to what came of it. address: a path of ours; done: one sentence for the page there."""
    response = RedirectResponse(address, 303)
    if done is not None:
        told = quote(json.dumps(done, ensure_ascii=False), safe="")
        response.set_cookie(COOKIE, told, max_age=_LASTS_S, path="/", secure=True, httponly=True, samesite="lax")
    return response


def done_before(request: Request) -> Said | None:
    """What the page before has done, if it says so."""
    try:
        zh, en = json.loads(unquote(request.cookies.get(COOKIE, "")))
    except (ValueError, TypeError):
        return None
    return Said(str(zh), str(en))


def forget_done(request: Request, response: Response) -> None:
    """It has been told."""
    if COOKIE in request.cookies:
        response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")


def own_address(given: str, otherwise: str = "/") -> str:
    """The address that was given if it is a path of ours, never one of another site."""
    plain = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable() and "\\" not in given
    return given if plain else otherwise
