"""/healthz and /readyz: for whoever watches or balances the load. Open to everybody, one word and no detail."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from service.settings import Settings
from service.workflow.installation.readiness import readiness

DRAINING = "draining"
"""True in the state of a request once its process has been told to end (serving/web_server.py)."""
_READ = ("GET", "HEAD")


class Health:
    """ASGI middleware that answers the two paths itself, also over plain HTTP: load balancers ask from nearby. It is
    the use case READ_SERVICE_STATE, which anybody may ask."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._routes: dict[str, BaseRoute] = {path: Route(path, _nothing) for path in ("/healthz", "/readyz")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI asks."""
        route = self._routes.get(scope["path"]) if scope["type"] == "http" and scope["method"] in _READ else None
        if route is None:
            await self.app(scope, receive, send)
            return
        scope["route"] = route
        status, word = (200, "alive") if scope["path"] == "/healthz" else await self._ready(scope)
        await JSONResponse({"status": word}, status)(scope, receive, send)

    async def _ready(self, scope: Scope) -> tuple[int, str]:
        """Without room on the disk it can still be read from, so it stays in the rotation."""
        if scope.get("state", {}).get(DRAINING):
            return 503, "draining"
        now = await run_in_threadpool(readiness, self.settings)
        if now.database is not None:
            return 503, "unavailable"
        return 200, "ready" if now.space is None else "read-only"


async def _nothing(_: object) -> None:
    """The routes only lend their paths to logs and figures."""
