"""/healthz and /readyz: for whoever watches or balances the load. Open to everybody, one word and no detail."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from service.access.use_cases import UseCase
from service.api.declared import DeclaredRoute, asks
from service.settings import Settings
from service.workflow.installation.readiness import readiness

PATHS = ("/healthz", "/readyz")
DRAINING = "draining"
"""Set in the state of each request once its process has been told to end (serving/web_server.py)."""
_NEVER_KEPT = {"Cache-Control": "no-store"}


def health(settings: Callable[[], Settings]) -> APIRouter:
    """The two routes of an installation."""
    router = APIRouter(include_in_schema=False, route_class=DeclaredRoute)

    @router.get("/healthz", **asks(UseCase.READ_SERVICE_STATE))
    async def healthz() -> JSONResponse:
        return _answer(200, "alive")

    @router.get("/readyz", **asks(UseCase.READ_SERVICE_STATE))
    def readyz(request: Request) -> JSONResponse:
        if getattr(request.state, DRAINING, False):
            return _answer(503, "draining")
        now = readiness(settings())
        if now.database is not None:
            return _answer(503, "unavailable")
        return _answer(200, "ready" if now.space is None else "read-only")

    return router


def _answer(status: int, word: str) -> JSONResponse:
    return JSONResponse({"status": word}, status, _NEVER_KEPT)
