"""How much a request may bring, and by when: counted while it is read, whatever its headers say.

FastAPI's own limit answers in plain text and without the headers of every answer, so this is one of our own.
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problem_details import Trouble
from service.api.problems import Troubled
from service.vocabulary.language import Said

MIB = 1 << 20
MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """Bytes of a whole body, and seconds until it has arrived."""

    json: int = MIB
    upload: int = 10 * MIB
    seconds: float = 60.0

    def bytes_of(self, headers: Headers) -> int:
        """A form may hold a file of the full size besides its own frame and fields."""
        is_upload = headers.get("content-type", "").lower().startswith(MULTIPART)
        return self.upload + MIB if is_upload else self.json


LIMITS = BodyLimits()
_DIGITS = 18
"""A length of more is too large without being counted."""


class LimitedBodies:
    """ASGI middleware. It raises within receive(), so that the handlers of exceptions tell it as they tell all else."""

    def __init__(self, app: ASGIApp, limits: BodyLimits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, _Counted(self.limits, Headers(scope=scope), receive), send)


class _Counted:
    def __init__(self, limits: BodyLimits, headers: Headers, receive: Receive) -> None:
        self.receive = receive
        self.left = limits.bytes_of(headers)
        self.deadline = time.monotonic() + limits.seconds
        self.stated = _stated(headers)
        self.complete = False

    async def __call__(self) -> Message:
        if self.complete:
            return await self.receive()
        if self.stated > self.left:
            raise too_large()
        try:
            message = await asyncio.wait_for(self.receive(), max(0.0, self.deadline - time.monotonic()))
        except TimeoutError:
            raise _late() from None
        self.complete = message["type"] != "http.request" or not message.get("more_body", False)
        self.left -= len(message.get("body", b""))
        self.stated = 0
        if self.left < 0:
            raise too_large()
        return message


def too_large() -> HTTPException:
    """The body is over its limit."""
    return HTTPException(413, headers={"Connection": "close"})


def _stated(headers: Headers) -> int:
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        return 0
    return int(length) if len(length) <= _DIGITS else sys.maxsize


def _late() -> HTTPException:
    return HTTPException(408, headers={"Connection": "close"})


def require_size(size: int, limits: BodyLimits = LIMITS) -> None:
    """Return only if an uploaded file is within its limit.

    Raises:
        Troubled: it is larger.
    """
    if size > limits.upload:
        said = Said(
            f"文件超过 {limits.upload // MIB} MB，没有处理；请精简或拆分后再交",
            f"the file is over {limits.upload // MIB} MB and was not read; make it smaller or split it",
        )
        raise Troubled(Trouble(413, "file-too-large", said))
