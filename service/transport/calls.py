"""The frame around every request: its id, where it comes from, the headers of every answer, and what nobody foresaw."""

from __future__ import annotations

import re
import secrets

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.transport.problems import ours
from service.transport.telling import told
from service.workflow.audit.origin import JOB, Origin, coming_from

REQUEST_ID = "X-Request-ID"
_USABLE_ID = re.compile(rf"(?!{JOB})[A-Za-z0-9._-]{{8,64}}", re.IGNORECASE)
_YEAR_S = 365 * 24 * 3600
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Calls:
    """ASGI middleware. A request brings its own id where it is a plain word of 8 to 64 characters that does not look
    like a job's, else gets one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number = request_id(Headers(scope=scope).get(REQUEST_ID, ""))
        started = False

        async def answered(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                complete(MutableHeaders(scope=message), number, secure=scope["scheme"] == "https")
            await send(message)

        with coming_from(Origin(ip=client_address(scope), request_id=number)):
            try:
                await self.app(scope, receive, answered)
            except Exception as error:
                if started:
                    raise
                request = Request(scope)
                await told(request, ours(error))(scope, receive, answered)


def request_id(given: str) -> str:
    """The id that the request brings, or a new one."""
    return given if _USABLE_ID.fullmatch(given) else secrets.token_hex(8)


def client_address(scope: Scope) -> str:
    """Of whoever sent the request; empty where the transport knows none."""
    client = scope.get("client")
    return client[0] if client else ""


def complete(headers: MutableHeaders, number: str, secure: bool) -> None:
    """The headers that every answer has; what a route has set stays."""
    headers[REQUEST_ID] = number
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if secure:
        headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR_S}; includeSubDomains")
