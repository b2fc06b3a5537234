"""Who asks: the bearer of a token, or a browser with its cookie, sent from our own pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

from service.access.refusals import FirstThis, NotSignedIn
from service.access.sessions import Need, SignedIn
from service.access.use_cases import UseCase
from service.settings import Settings
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.access.targets import Found
from service.workflow.cases.perform_act import Asked

COOKIE = "__Host-sid"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_ALWAYS = frozenset({UseCase.READ_OWN_ACCOUNT, UseCase.MANAGE_OWN_SESSIONS, UseCase.READ_API_DESCRIPTION})
"""The description tells how to do what has to be done first."""
_FIRST = {Need.CHANGE_PASSWORD: UseCase.CHANGE_OWN_PASSWORD, Need.ENROL_SECOND_FACTOR: UseCase.ENROL_OWN_TOTP}


@dataclass(frozen=True, slots=True)
class Token:
    """What a request shows, and whether the browser sent it by itself."""

    text: str = field(repr=False)
    by_cookie: bool


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks for one thing, and when. found: the object the route is about, within what they see."""

    settings: Settings
    signed: SignedIn
    at: datetime
    found: Found

    @property
    def person(self) -> Person:
        """As on record at this moment."""
        return self.signed.person

    def asked(self, seen: int | None = None) -> Asked:
        """For use cases about a case. seen: the number of acts the caller has seen."""
        return Asked(str(self.person.id), seen, self.at)


def caller(request: Request) -> Caller:
    """The dependency: whoever the route let in."""
    who: Caller = request.state.caller
    return who


def settings_of(request: Request) -> Settings:
    """The dependency of routes that need no one to be signed in."""
    settings: Settings = request.app.state.settings
    return settings


Who = Annotated[Caller, Depends(caller)]
Configured = Annotated[Settings, Depends(settings_of)]


def token_of(request: Request) -> Token:
    """What the request shows. A cookie counts for changes only where the browser says that our own page sent it.

    Raises:
        NotSignedIn: it shows nothing. Troubled: another site sent it.
    """
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and text.strip():
        return Token(text.strip(), by_cookie=False)
    cookie = request.cookies.get(COOKIE, "")
    if not cookie:
        raise NotSignedIn
    if request.method not in SAFE:
        require_own_page(request)
    return Token(cookie, by_cookie=True)


def require_own_page(request: Request) -> None:
    """Return only if the browser says that a page of this very origin sent the request.

    Raises:
        Troubled: it names another, or says nothing.
    """
    site, source = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    own = f"{request.url.scheme}://{request.url.netloc}"
    if (site or source) and site in (None, "same-origin") and source in (None, own):
        return
    raise Troubled(_FOREIGN)


def require_ready(signed: SignedIn, use_case: UseCase) -> None:
    """Return only if nothing has to be done first.

    Raises:
        FirstThis: it says what.
    """
    if signed.needs and use_case not in _ALWAYS and use_case not in map(_FIRST.get, signed.needs):
        raise FirstThis(signed.needs)


def now() -> datetime:
    """The moment of a request."""
    return datetime.now(UTC)


_FOREIGN = Trouble(
    403,
    "cross-site",
    Said(
        "请求不是从本系统的页面发出的，没有办理；请在本系统的页面里操作，程序请用 Authorization: Bearer",
        "the request was not sent by a page of this service, so nothing was done; programs use Authorization: Bearer",
    ),
)
