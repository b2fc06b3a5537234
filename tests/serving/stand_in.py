"""What stands in for the application: a few routes."""

from __future__ import annotations

import asyncio
import os

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


def create() -> Starlette:
    """`/pid`; `/slow/{ms}`, answered after so many milliseconds; `/fail`."""
    return Starlette(routes=[Route("/pid", _pid), Route("/slow/{ms:int}", _slow), Route("/fail", _fail)])


async def _pid(_: Request) -> PlainTextResponse:
    return PlainTextResponse(str(os.getpid()))


async def _slow(request: Request) -> PlainTextResponse:
    await asyncio.sleep(request.path_params["ms"] / 1000)
    return PlainTextResponse(str(os.getpid()))


async def _fail(_: Request) -> PlainTextResponse:
    raise ValueError("as it should\nwith a secret on the second line")
