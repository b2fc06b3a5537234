"""Idempotency-Key: a change that is sent again is answered again and not done again."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import structlog
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from service.transport.auth import SAFE, Caller
from service.transport.bodies import INTERFACE, MULTIPART
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.transport.set_aside import Fingerprint, set_aside
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.origin import coming_from, origin
from service.workflow.requests.request_once import Answer, RequestKey, claim_request, settle_request

_log = structlog.get_logger("service.api")
HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_USABLE = re.compile(r"[\x21-\x7e]{1,128}")
_DONE, SEE_OTHER = 300, 303
"""Statuses below 300 are answers to something that was done; so is the one that leads from a form to what came of it.
"""
_ADDRESS = "text/uri-list"
Inner = Callable[[Request], Coroutine[Any, Any, Response]]


async def answered_once(
    request: Request,
    who: Caller,
    key: str | None,
    inner: Inner,
    secret: bool,
) -> Response:
    """What `inner` answers, or what it answered to this very request before. key: what the client calls the request.
    secret: the answer may not be kept, and whoever asks again is told only that it was done.

    Raises:
        Troubled: the key is unusable. Fault: see claim_request().
    """
    if key is None or request.method in SAFE:
        return await inner(request)
    _require_usable(key)
    given = Fingerprint(request)
    if _is_upload(request):
        async with set_aside(request, given.add) as again:
            return await _once(again, who, _wanted(request, who, key, given), inner, secret)
    given.add(await request.body())
    return await _once(request, who, _wanted(request, who, key, given), inner, secret)


async def _once(request: Request, who: Caller, wanted: RequestKey, inner: Inner, secret: bool) -> Response:
    claim = await run_in_threadpool(claim_request, who.settings, wanted, who.at)
    if isinstance(claim, Answer):
        return _again(claim)
    kept: Answer | None = None
    try:
        with coming_from(replace(origin(), claim=claim)):
            response = await inner(request)
        kept = None if secret else _kept(response)
        return response
    finally:
        await run_in_threadpool(_settle, who, claim, kept)


def _settle(who: Caller, claim: str, kept: Answer | None) -> None:
    """As well as can be: what became of the request is told all the same. Whoever asks again hears that it was done,
    or does it where it had no effect."""
    try:
        settle_request(who.settings, claim, kept)
    except Fault as fault:
        _log.warning("answer not kept", code=fault.code, reason=fault.said.en)


def _is_upload(request: Request) -> bool:
    """Whether it may be large; the form of a page is in memory by then."""
    kind = request.headers.get("content-type", "").lower()
    return kind.startswith(MULTIPART) and request.url.path.startswith(INTERFACE)


def _again(kept: Answer) -> Response:
    if kept.status == SEE_OTHER:
        return Response(status_code=SEE_OTHER, headers={REPLAYED: "true", "Location": kept.body.decode("ascii")})
    return Response(kept.body, kept.status, {REPLAYED: "true"}, kept.media_type)


def _kept(response: Response) -> Answer | None:
    if response.status_code == SEE_OTHER:
        return Answer(SEE_OTHER, _ADDRESS, response.headers["location"].encode("ascii"))
    body = getattr(response, "body", None)
    if response.status_code >= _DONE or not isinstance(body, bytes):
        return None
    return Answer(response.status_code, response.media_type or response.headers.get("content-type", ""), body)


def _wanted(request: Request, who: Caller, key: str, given: Fingerprint) -> RequestKey:
    return RequestKey(str(who.person.id), f"{request.method} {request.url.path}", key, given.hexdigest())


def _require_usable(key: str) -> None:
    if not _USABLE.fullmatch(key):
        said = Said(
            f"{HEADER} 须为 1 至 128 个可见的 ASCII 字符；请换一个，如一个 UUID",
            f"{HEADER} has to be 1 to 128 visible ASCII characters, such as a UUID",
        )
        raise Troubled(Trouble(422, "idempotency-key-unusable", said))
