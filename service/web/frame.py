"""What every page shows around its own content: who is there, where one can go, what was just done."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import Request

from service.access.sessions import TOUCH, SignedIn
from service.settings import Settings
from service.transport.auth import Caller
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person
from service.web.csrf import NOBODY, token_for, token_of
from service.web.done import done_before
from service.web.help.guide import wants_guide
from service.web.language import NAMES, TAGS, address_in, language_of, other
from service.web.navigation import Place, places_for
from service.workflow.accounts.profile import profile_of

WARNING_S = 120
"""How long before the end of a session its owner is warned, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """language, tag: of the page; other, other_tag, other_name: address and name of the page in the other language.
    person, login: who is signed in, if anybody. csrf: for forms; door: for those of signing in. seconds: until the
    session ends unless it is used. done: what the page before has done. faulty: the form on the page was refused.
    demo: nothing here is real. guided: whether the first page points at the walk through a first case."""

    language: Language
    tag: str
    other: str
    other_tag: str
    other_name: str
    person: Person | None
    login: str
    places: tuple[Place, ...]
    csrf: str
    door: str
    seconds: int
    done: Said | None
    faulty: bool
    demo: bool
    guided: bool

    @property
    def new_key(self) -> str:
        """A key for one form: sent twice, it is done once."""
        return secrets.token_urlsafe(16)

    @property
    def warning(self) -> int:
        """Seconds before the end."""
        return WARNING_S


def frame_of(request: Request, faulty: bool) -> Frame:
    """The frame of the answer to a request."""
    language, who = language_of(request), signed_in_caller(request)
    person = who.person if who else None
    return Frame(
        language=language,
        tag=TAGS[language],
        other=address_in(request, other(language)),
        other_tag=TAGS[other(language)],
        other_name=NAMES[other(language)],
        person=person,
        login=who.signed.login if who else "",
        places=tuple(places_for(person, request.url.path)) if person else (),
        csrf=token_for(request),
        door=token_of(request, NOBODY),
        seconds=seconds_left(who.settings, who.signed, who.at) if who else 0,
        done=done_before(request),
        faulty=faulty,
        demo=request.app.state.settings.demo,
        guided=person is not None and wants_guide(request),
    )


def signed_in_caller(request: Request) -> Caller | None:
    """Who has been let in, if the route asked."""
    who: Caller | None = getattr(request.state, "caller", None)
    return who


def seconds_left(settings: Settings, signed: SignedIn, at: datetime) -> int:
    """Until the session ends if it is not used any more; a little early, as use is written down by the minute."""
    idle = profile_of(settings).idle - TOUCH
    return max(0, min(idle, signed.ends_at - at) // timedelta(seconds=1))
