"""Every request is measured, whatever becomes of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest
import structlog
from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry
from starlette.types import Message, Scope

from service.serving.metrics import RequestFigures
from service.serving.observed import Observed
from service.workflow.audit.origin import Origin, coming_from


def an_application() -> FastAPI:
    app, inner, outer = FastAPI(), APIRouter(prefix="/cases"), APIRouter(prefix="/api/v1")

    @inner.get("/{case_id}/history")
    async def history(case_id: int) -> int:
        return case_id

    @inner.get("/fault")
    async def fault() -> None:
        raise RuntimeError("ours")

    outer.include_router(inner)
    app.include_router(outer)
    return app


def asked(app: Any, path: str, query: str = "", kind: str = "http") -> tuple[list[dict[str, Any]], CollectorRegistry]:
    """The lines that one request leaves, and the figures."""
    registry = CollectorRegistry()
    scope: Scope = {
        "type": kind, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [], "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "state": {},
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        return None

    with structlog.testing.capture_logs() as lines, suppress(RuntimeError):
        asyncio.run(Observed(app, RequestFigures(registry))(scope, receive, send))
    return [dict(line) for line in lines], registry


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/api/v1/cases/17/history", "/api/v1/cases/{case_id}/history", 200),
        ("/api/v1/cases/x/history", "/api/v1/cases/{case_id}/history", 422),
        ("/api/v1/cases/fault", "/api/v1/cases/fault", 500),
        ("/whatever/somebody/types", "", 404),
    ],
)
def test_a_request_leaves_one_line_and_one_count(path: str, route: str, status: int) -> None:
    (line,), registry = asked(an_application(), path, "password=secret")
    assert (line["event"], line["method"], line["route"], line["status"]) == ("request", "GET", route or "-", status)
    assert line["ms"] >= 0
    assert "secret" not in str(line)
    labels = {"method": "GET", "route": route, "status": str(status)}
    assert registry.get_sample_value("acceptance_requests_total", labels) == 1


def test_the_line_says_from_which_request_it_comes() -> None:
    async def app(scope: Scope, receive: Any, send: Any) -> None:
        with coming_from(Origin(ip="10.0.0.1", request_id="r-17")):
            await send({"type": "http.response.start", "status": 204, "headers": []})

    (line,), _ = asked(app, "/")
    assert (line["request"], line["ip"], line["status"]) == ("r-17", "10.0.0.1", 204)
    assert "person" not in line


def test_what_is_no_request_is_handed_on() -> None:
    seen = []

    async def app(scope: Scope, receive: Any, send: Any) -> None:
        seen.append(scope["type"])

    assert asked(app, "/", kind="lifespan")[0] == []
    assert seen == ["lifespan"]
