"""Whoever is signed in: who they are on record, and what they have to do before anything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from service.access.sessions import Need
from service.access.use_cases import UseCase
from service.transport.auth import Who
from service.vocabulary.person import Person
from service.web.done import see_other
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows

router = screens("/me", "本人账号")
FIRST = {Need.CHANGE_PASSWORD: "/me/password", Need.ENROL_SECOND_FACTOR: "/me/second-factor"}
"""Where it is done."""


@shown_by("own-account/page.html")
@dataclass(frozen=True, slots=True)
class OwnAccountPage:
    """password_set_at: by its owner, or with a one-time code."""

    person: Person
    login: str
    password_set_at: datetime | None


@router.get("", **shows(UseCase.READ_OWN_ACCOUNT))
def show_own_account(request: Request, who: Who) -> Response:
    """As on record at this moment."""
    signed = who.signed
    return render(request, "own-account/page.html", OwnAccountPage(signed.person, signed.login, signed.password_set_at))


@router.get("/first", **shows(UseCase.READ_OWN_ACCOUNT, summary="必须先做的事"))
def lead_to_first(who: Who) -> Response:
    """Where what has to be done first is done."""
    return see_other(FIRST[who.signed.needs[0]] if who.signed.needs else "/")
