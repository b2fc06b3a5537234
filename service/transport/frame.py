"""The frame of the application: what surrounds every request, and what the routes find in its state."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from service.access.hashing import HASHER, Hasher
from service.settings import Settings
from service.transport.bodies import LIMITS, BodyLimits, LimitedBodies
from service.transport.calls import Calls
from service.transport.health import health
from service.transport.plain_http import NotInTheClear
from service.transport.problems import told_as_problems
from service.transport.rates import Rate, Rates
from service.workflow.installation.default_secrets import require_own_secrets
from service.workflow.installation.open_database import held_open


def framed(settings: Settings, limits: BodyLimits = LIMITS, hasher: Hasher = HASHER) -> FastAPI:
    """The application of one installation without its nouns and screens. While it runs it holds the database open.
    hasher: of passwords.

    Raises, when it is started:
        StorageError: the database cannot be used, or is not migrated. Fault: see require_own_secrets().
    """
    app = FastAPI(
        title="园区循环化改造验收",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lasting(settings, hasher),
    )
    app.state.settings = settings
    app.state.limits = limits
    app.state.hasher = hasher
    app.state.rates = Rates(
        Rate(settings.requests_per_session), Rate(settings.requests_per_address), Rate(settings.sign_ins_per_address)
    )
    told_as_problems(app)
    app.include_router(health(lambda: settings))
    # The last one added is the outermost.
    app.add_middleware(LimitedBodies, limits=app.state.limits)
    app.add_middleware(NotInTheClear, plain_http=settings.plain_http)
    app.add_middleware(Calls)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    return app


def _lasting(settings: Settings, hasher: Hasher) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lasting(_: FastAPI) -> AsyncIterator[None]:
        with held_open(settings):
            require_own_secrets(settings, hasher)
            yield

    return lasting
