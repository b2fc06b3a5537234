"""What stands in the way, told to people: a page with the reason, what to do, and the number to report."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from service.access.refusals import NotSignedIn
from service.access.use_cases import UseCase
from service.transport.auth import COOKIE, SAFE, Caller, now, settings_of
from service.transport.problem_details import TITLES, Trouble
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.forms import Form
from service.web.kept_form import KeptForm
from service.web.rendering import render, shown_by
from service.web.sign_in import SignInPage
from service.workflow.access.gate import require
from service.workflow.access.targets import THE_INSTALLATION
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.origin import origin

_NOT_SIGNED_IN, _FIRST = "not-signed-in", "first-this"
_BAD_REQUEST = 400


@shown_by("errors/error.html")
@dataclass(frozen=True, slots=True)
class ErrorPage:
    """title, reason: what stands in the way; items: one by one. number: of the request, to find it in the log."""

    title: Said
    reason: Said
    items: tuple[Said, ...]
    number: str


def tell(request: Request, trouble: Trouble) -> Response:
    """The page for somebody whose request met with trouble; whoever has to sign in, or do something else first, is led
    there."""
    leads = request.method in SAFE and "hx-request" not in request.headers
    if trouble.code == _NOT_SIGNED_IN and leads:
        return RedirectResponse(f"/sign-in?next={quote(_here(request), safe='')}", 303)
    if trouble.code == _FIRST and leads:
        return RedirectResponse("/me/first", 303)
    if trouble.code == _NOT_SIGNED_IN:
        kept: KeptForm | None = getattr(request.state, "kept", None)
        response = render(request, "sign-in/page.html", SignInPage(Form(), "/", trouble.said, kept), trouble.status)
    else:
        _recognise(request)
        response = render(request, "errors/error.html", _page(trouble), trouble.status)
    for name, value in (trouble.headers or {}).items():
        response.headers[name] = value
    return response


def _recognise(request: Request) -> None:
    """Whoever is signed in keeps the navigation where no route let them in, such as at an address that is not there."""
    if getattr(request.state, "caller", None) is not None or not request.cookies.get(COOKIE):
        return
    settings, at = settings_of(request), now()
    try:
        signed = signed_in(settings, request.cookies[COOKIE], at, used=False)
        found = require(settings, signed.person, UseCase.READ_OWN_ACCOUNT, THE_INSTALLATION, at=at)
    except (NotSignedIn, Fault):
        return
    if not signed.needs:
        request.state.caller = Caller(settings, signed, at, found)


def _page(trouble: Trouble) -> ErrorPage:
    items = tuple(Said(_placed(one.place, one.detail), _placed(one.place, one.detail_en)) for one in trouble.items)
    title = TITLES.get(trouble.status, TITLES[_BAD_REQUEST])
    return ErrorPage(title, trouble.said, items, origin().request_id)


def _placed(place: str, detail: str) -> str:
    return f"{place} {detail}" if place and place not in detail else detail


def _here(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"
