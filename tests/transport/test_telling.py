"""Programs hear of trouble as a problem, people as the application has it told."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse

from service.transport.problem_details import MEDIA_TYPE, Trouble
from service.transport.telling import tell_people, told
from service.vocabulary.language import Said
from tests.transport.requests_made import request

TROUBLE = Trouble(404, "x", Said("没有", "none"))


def asked(path: str, app: FastAPI | None) -> Request:
    made = request(path=path)
    if app is not None:
        made.scope["app"] = app
    return made


def test_who_asks_decides_how_it_is_told() -> None:
    app = FastAPI()
    tell_people(app, lambda _, trouble: PlainTextResponse(trouble.said.zh, trouble.status))
    assert told(asked("/parks", app), TROUBLE).body == "没有".encode()
    for path in ("/api/v1/parks", "/healthz", "/readyz"):
        assert told(asked(path, app), TROUBLE).media_type == MEDIA_TYPE
    assert told(asked("/parks", FastAPI()), TROUBLE).media_type == MEDIA_TYPE
    assert told(asked("/parks", None), TROUBLE).media_type == MEDIA_TYPE
