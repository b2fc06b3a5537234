"""What stands in for the application: a few routes."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


def create() -> Starlette:
    """`/pid`; `/slow/{ms}`, answered after so many milliseconds; `/held/{file}`, which makes that file and answers once
    it is gone; `/fail`."""
    return Starlette(
        routes=[
            Route("/pid", _pid),
            Route("/slow/{ms:int}", _slow),
            Route("/held{file:path}", _held),
            Route("/fail", _fail),
        ]
    )


async def _pid(_: Request) -> PlainTextResponse:
    return PlainTextResponse(str(os.getpid()))


async def _slow(request: Request) -> PlainTextResponse:
    await asyncio.sleep(request.path_params["ms"] / 1000)
    return PlainTextResponse(str(os.getpid()))


async def _held(request: Request) -> PlainTextResponse:
    file = Path(request.path_params["file"])
    file.touch()
    while file.exists():
        await asyncio.sleep(0.02)
    return PlainTextResponse(str(os.getpid()))


async def _fail(_: Request) -> PlainTextResponse:
    raise ValueError("as it should\nwith a secret on the second line")
