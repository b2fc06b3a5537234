"""Every request leaves one line in the log and one count in the figures, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.serving.metrics import RequestFigures
from service.workflow.audit.origin import THIS_MACHINE, Origin, origin

_log = structlog.get_logger("service.access")


class Observed:
    """An application of which each request is measured. Nothing of query, body or headers is looked at."""

    def __init__(self, app: ASGIApp, figures: RequestFigures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, answered = perf_counter(), _Answer()
        try:
            await self._app(scope, receive, answered.noting(send))
        finally:
            seconds = perf_counter() - start
            route = route_of(scope)
            self._figures.add(scope["method"], route, answered.status, seconds)
            _log.info(
                "request",
                method=scope["method"],
                route=route or "-",
                status=answered.status,
                ms=round(seconds * 1000, 1),
                **_asked_by(scope, answered.source),
            )


class _Answer:
    """status: 500 until an answer begins; source: where the request came from, as known when its answer began, for it
    is forgotten outside of the application."""

    def __init__(self) -> None:
        self.status = 500
        self.source: Origin = THIS_MACHINE

    def noting(self, send: Send) -> Send:
        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status, self.source = message["status"], origin()
            await send(message)

        return noted


def route_of(scope: Scope) -> str:
    """The template of the route, `/api/v1/cases/{id}`; empty where none fits: what was asked for may be anything."""
    included = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(included or scope.get("route"), "path", ""))


def _asked_by(scope: Scope, source: Origin) -> Mapping[str, Any]:
    """Whom the interface has let in (api/declared.py), in which session, from where."""
    state = scope.get("state", {})
    known = {"request": source.request_id, "ip": source.ip}
    known |= {name: state.get(name) for name in ("person", "session")}
    return {name: value for name, value in known.items() if value}
