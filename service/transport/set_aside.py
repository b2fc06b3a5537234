"""A body set aside, on disk where it is large: looked at as it arrives, and read again by whoever handles it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import Message

from service.transport.bodies import MIB

_PART = 1 << 16
_BOUNDARY = re.compile(r'boundary="?([^";,\s]+)', re.IGNORECASE)


class Fingerprint:
    """SHA-256 of what a request brings. The boundary of a form is chosen anew each time and does not count, wherever it
    is cut in two."""

    def __init__(self, request: Request) -> None:
        kind = request.headers.get("content-type", "")
        found = _BOUNDARY.search(kind)
        self._boundary = found[1].encode() if found else b""
        self._rest = b""
        self._sum = hashlib.sha256(request.url.query.encode() + b"\0" + kind.partition(";")[0].encode() + b"\0")

    def add(self, part: bytes) -> None:
        """The next part of the body."""
        if not self._boundary:
            self._sum.update(part)
            return
        *whole, rest = (self._rest + part).split(self._boundary)
        for one in whole:
            self._sum.update(one)
        settled = max(0, len(rest) - len(self._boundary) + 1)
        self._sum.update(rest[:settled])
        self._rest = rest[settled:]

    def hexdigest(self) -> str:
        """Of all that was added."""
        whole = self._sum.copy()
        whole.update(self._rest)
        return whole.hexdigest()


@asynccontextmanager
async def set_aside(request: Request, look: Callable[[bytes], None]) -> AsyncIterator[Request]:
    """The same request, whose body is read from where it was set aside; `look` is given it part by part before.

    Raises:
        HTTPException: the body is too large or late. ClientDisconnect: it never came whole.
    """
    with SpooledTemporaryFile(max_size=MIB) as aside:

        def keep(part: bytes) -> None:
            look(part)
            aside.write(part)

        async for part in request.stream():
            await run_in_threadpool(keep, part)
        aside.seek(0)
        over = False

        async def receive() -> Message:
            nonlocal over
            if over:
                return await request.receive()
            part = await run_in_threadpool(aside.read, _PART)
            over = len(part) < _PART
            return {"type": "http.request", "body": part, "more_body": not over}

        yield Request(request.scope, receive)
