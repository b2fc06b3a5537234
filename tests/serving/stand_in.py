"""What stands in for the application: a few routes."""

from __future__ import annotations

import asyncio
import os

from fastapi import FastAPI

from service.api.health import health
from service.settings import load_settings


def create() -> FastAPI:
    """The health of the installation; `/pid`; `/slow/{ms}`, answered after so many milliseconds; `/fail`."""
    app = FastAPI(openapi_url=None)
    app.include_router(health(load_settings))

    @app.get("/pid")
    async def pid() -> int:
        return os.getpid()

    @app.get("/slow/{ms}")
    async def slow(ms: int) -> int:
        await asyncio.sleep(ms / 1000)
        return os.getpid()

    @app.get("/fail")
    async def fail() -> None:
        raise ValueError("as it should\nwith a secret on the second line")

    return app


def broken() -> FastAPI:
    """An application that cannot be made."""
    raise RuntimeError("this application cannot be made")
