"""What stands in for the application and the worker: a few routes, and a process that waits to be told to end."""

from __future__ import annotations

import asyncio
import os
import signal

from fastapi import FastAPI

from service.api.health import health
from service.serving.assignment import read_assignment, tell_ready
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


def main() -> None:
    """A worker that does nothing until it is told to end."""
    given = read_assignment()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    tell_ready(given)
    signal.sigwait({signal.SIGTERM})


if __name__ == "__main__":
    main()
