"""/healthz and /readyz: for whoever watches or balances the load. Open to everybody, one word and no detail."""

from __future__ import annotations

import time
from collections.abc import Callable

from anyio import CapacityLimiter, Lock, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from service.access.use_cases import UseCase
from service.settings import Settings
from service.transport.declared import DeclaredRoute, asks
from service.workflow.installation.readiness import Readiness, readiness

PATHS = ("/healthz", "/readyz")
DRAINING = "draining"
"""Set in the state of each request once its process has been told to end (serving/web_server.py)."""
_LASTS_S = 1.0
_NEVER_KEPT = {"Cache-Control": "no-store"}


def health(settings: Callable[[], Settings]) -> APIRouter:
    """The two routes of an installation."""
    lately = _Lately(settings)
    router = APIRouter(include_in_schema=False, route_class=DeclaredRoute)

    @router.get("/healthz", **asks(UseCase.READ_SERVICE_STATE))
    async def healthz() -> JSONResponse:
        return _answer(200, "alive")

    @router.get("/readyz", **asks(UseCase.READ_SERVICE_STATE))
    async def readyz(request: Request) -> JSONResponse:
        if getattr(request.state, DRAINING, False):
            return _answer(503, "draining")
        now = await lately.readiness()
        if now.database is not None:
            return _answer(503, "unavailable")
        return _answer(200, "ready" if now.space is None else "read-only")

    return router


class _Lately:
    """The state of at most a second ago. It is asked for without limit and by anybody, so it is read by one at a time,
    in a thread of its own: requests do not wait for it, nor it for them."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._lock, self._thread = Lock(), CapacityLimiter(1)
        self._known: tuple[float, Readiness] | None = None

    async def readiness(self) -> Readiness:
        async with self._lock:
            if self._known is None or time.monotonic() - self._known[0] >= _LASTS_S:
                now = await to_thread.run_sync(readiness, self._settings(), limiter=self._thread)
                self._known = time.monotonic(), now
            return self._known[1]


def _answer(status: int, word: str) -> JSONResponse:
    return JSONResponse({"status": word}, status, _NEVER_KEPT)
