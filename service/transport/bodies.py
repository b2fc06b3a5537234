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

from service.transport.problem_details import Trouble
from service.transport.problems import TooLarge, Troubled
from service.vocabulary.language import Said

MIB = 1 << 20
MULTIPART = "multipart/form-data"


INTERFACE = "/api/"
"""Where the paths for programs begin; all others are those of pages."""
ARCHIVES = ("/jobs/imports", "/bundles/verify")
"""Ends of the paths that take a whole province's folder or a whole bundle as one zip file."""
SEVERAL_FILES = "/acts/with-files"


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """Bytes of a JSON body, of one uploaded file, of all files of one act, of an archive; of all files of a form on a
    page, which is held in memory while its token is looked at; seconds until a body has arrived, and until a large one
    has."""

    json: int = MIB
    upload: int = 10 * MIB
    files: int = 200 * MIB
    archive: int = 512 * MIB
    form: int = 32 * MIB
    seconds: float = 60.0
    large_seconds: float = 900.0

    def of(self, path: str, headers: Headers) -> tuple[int, float]:
        """Bytes and seconds of a whole body. A form may hold files of the full size besides its own frame and
        fields."""
        if not headers.get("content-type", "").lower().startswith(MULTIPART):
            return self.json, self.seconds
        if not path.startswith(INTERFACE):
            return self.form + MIB, self.large_seconds
        if path.endswith(ARCHIVES):
            return self.archive + MIB, self.large_seconds
        if path.endswith(SEVERAL_FILES):
            return self.files + MIB, self.large_seconds
        return self.upload + MIB, self.seconds


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
        headers = Headers(scope=scope)
        await self.app(scope, _Counted(self.limits.of(scope["path"], headers), headers, receive), send)


class _Counted:
    def __init__(self, limit: tuple[int, float], headers: Headers, receive: Receive) -> None:
        """limit: bytes and seconds."""
        self.receive = receive
        self.most, seconds = limit
        self.left = self.most
        self.deadline = time.monotonic() + seconds
        self.stated = _stated(headers)
        self.complete = False

    async def __call__(self) -> Message:
        if self.complete:
            return await self.receive()
        if self.stated > self.left:
            raise TooLarge(self.most)
        try:
            message = await asyncio.wait_for(self.receive(), max(0.0, self.deadline - time.monotonic()))
        except TimeoutError:
            raise _late() from None
        self.complete = message["type"] != "http.request" or not message.get("more_body", False)
        self.left -= len(message.get("body", b""))
        self.stated = 0
        if self.left < 0:
            raise TooLarge(self.most)
        return message


def _stated(headers: Headers) -> int:
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        return 0
    return int(length) if len(length) <= _DIGITS else sys.maxsize


def _late() -> HTTPException:
    return HTTPException(408, headers={"Connection": "close"})


def require_size(size: int, most: int = LIMITS.upload) -> None:
    """Return only if an uploaded file is within its limit, in bytes.

    Raises:
        Troubled: it is larger.
    """
    if size > most:
        said = Said(
            f"文件超过 {most // MIB} MB，没有处理；请精简或拆分后再交",
            f"the file is over {most // MIB} MB and was not read; make it smaller or split it",
        )
        raise Troubled(Trouble(413, "file-too-large", said))
