"""Idempotency-Key: a change that is sent again is answered again and not done again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from service.transport.auth import SAFE, Caller
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said
from service.workflow.audit.origin import coming_from, origin
from service.workflow.requests.request_once import Answer, RequestKey, claim_request, settle_request

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_USABLE = re.compile(r"[\x21-\x7e]{1,128}")
_BOUNDARY = re.compile(r'boundary="?([^";,\s]+)', re.IGNORECASE)
_DONE = 300
"""Statuses below are answers to something that was done."""


async def answered_once(
    request: Request, who: Caller, inner: Callable[[Request], Coroutine[Any, Any, Response]], secret: bool
) -> Response:
    """What `inner` answers, or what it answered to this very request before. secret: the answer may not be kept, and
    whoever asks again is told only that it was done.

    Raises:
        Troubled: the key is unusable. Fault: see claim_request().
    """
    if HEADER not in request.headers or request.method in SAFE:
        return await inner(request)
    wanted = _wanted(request, who, await request.body())
    claim = await run_in_threadpool(claim_request, who.settings, wanted, who.at)
    if isinstance(claim, Answer):
        return Response(claim.body, claim.status, {REPLAYED: "true"}, claim.media_type)
    kept: Answer | None = None
    try:
        with coming_from(replace(origin(), claim=claim)):
            response = await inner(request)
        kept = None if secret else _kept(response)
        return response
    finally:
        await run_in_threadpool(settle_request, who.settings, claim, kept)


def _kept(response: Response) -> Answer | None:
    body = getattr(response, "body", None)
    if response.status_code >= _DONE or not isinstance(body, bytes):
        return None
    return Answer(response.status_code, response.media_type or response.headers.get("content-type", ""), body)


def _wanted(request: Request, who: Caller, body: bytes) -> RequestKey:
    key = request.headers[HEADER]
    if not _USABLE.fullmatch(key):
        said = Said(
            f"{HEADER} 须为 1 至 128 个可见的 ASCII 字符；请换一个，如一个 UUID",
            f"{HEADER} has to be 1 to 128 visible ASCII characters, such as a UUID",
        )
        raise Troubled(Trouble(422, "idempotency-key-unusable", said))
    route = f"{request.method} {request.url.path}"
    return RequestKey(str(who.person.id), route, key, fingerprint(request, body))


def fingerprint(request: Request, body: bytes) -> str:
    """SHA-256 of what was sent. The boundary of a form is chosen anew each time and does not count."""
    kind = request.headers.get("content-type", "")
    boundary = _BOUNDARY.search(kind)
    if boundary is not None:
        body = body.replace(boundary[1].encode(), b"")
    content = hashlib.sha256(request.url.query.encode() + b"\0" + kind.partition(";")[0].encode() + b"\0")
    content.update(body)
    return content.hexdigest()
