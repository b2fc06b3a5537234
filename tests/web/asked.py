"""Requests as a screen gets them, without an application that runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from fastapi import FastAPI, Request

from service.access.scope import INSTALLATION
from service.access.sessions import SignedIn
from service.settings import Settings
from service.transport.auth import Caller
from service.vocabulary.person import Person, Role
from service.workflow.access.targets import Found
from tests.storage.builders import NOW
from tests.transport.requests_made import request
from tests.web.browsing import tiny_assets

ASSESSOR = Person(31, "程若谷", Role.ASSESSOR, None, "zhejiang")


def asked(folder: Path, path: str = "/parks", query: str = "", who: Person | None = None, **headers: str) -> Request:
    """A request of somebody. folder: for styles and scripts."""
    app = FastAPI()
    app.state.settings, app.state.assets = Settings(), tiny_assets(folder)
    made = request(path=path, query=query, **headers)
    made.scope["app"] = app
    if who is not None:
        made.state.caller = a_caller(app.state.settings, who)
    return made


def a_caller(settings: Settings, who: Person, found: str = "") -> Caller:
    """Somebody whose session began just now. found: the id of what the route is about."""
    signed = SignedIn(person=who, account=1, login="zhangsan", session=7, ends_at=NOW + timedelta(hours=8))
    return Caller(settings, signed, NOW, replace(NOWHERE, id=found))


NOWHERE = Found("", INSTALLATION)
