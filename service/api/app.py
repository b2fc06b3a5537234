"""The application: every route of the interface, and the frame around every request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from service.access.hashing import HASHER, Hasher
from service.api.bodies import LIMITS, BodyLimits, LimitedBodies
from service.api.calls import Calls
from service.api.description import describe
from service.api.health import health
from service.api.nouns import NOUNS
from service.api.problems import told_as_problems
from service.api.rates import Rate, Rates
from service.api.transport import NotInTheClear
from service.settings import Settings
from service.workflow.installation.open_database import held_open

ROOT = "/api/v1"


def make_app(settings: Settings, limits: BodyLimits = LIMITS, hasher: Hasher = HASHER) -> FastAPI:
    """The application of one installation. While it runs it holds the database open. hasher: of passwords.

    Raises, when it is started:
        StorageError: the database cannot be used, or is not migrated.
    """
    app = FastAPI(
        title="园区循环化改造验收",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lasting(settings),
        routes=_nouns(),
    )
    app.state.settings = settings
    app.state.limits = limits
    app.state.hasher = hasher
    app.state.rates = Rates(
        Rate(settings.requests_per_session), Rate(settings.requests_per_address), Rate(settings.sign_ins_per_address)
    )
    told_as_problems(app)
    app.include_router(health(lambda: settings))
    describe(app)
    # The last one added is the outermost.
    app.add_middleware(LimitedBodies, limits=app.state.limits)
    app.add_middleware(NotInTheClear, plain_http=settings.plain_http)
    app.add_middleware(Calls)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    return app


@cache
def _nouns() -> list[BaseRoute]:
    """Made once for all applications: they hold nothing of an installation, and FastAPI takes its time."""
    root = APIRouter()
    for router in NOUNS:
        root.include_router(router, prefix=ROOT)
    return root.routes


def _lasting(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lasting(_: FastAPI) -> AsyncIterator[None]:
        with held_open(settings):
            yield

    return lasting
