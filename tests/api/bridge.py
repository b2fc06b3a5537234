"""An ordinary HTTP client for an application in the tests' own process: its event loop runs in a thread beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

HERE = ("127.0.0.1", 50000)


class _Bridge(httpx.BaseTransport):
    """Any number of threads may send at once, as to a real server."""

    def __init__(self, portal: BlockingPortal, app: FastAPI, client: tuple[str, int]) -> None:
        self._portal = portal
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False, client=client)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        sent = b"".join([part async for part in answer.aiter_raw()])  # as it is sent: perhaps packed
        return httpx.Response(answer.status_code, headers=answer.headers, content=sent)


@contextmanager
def running(app: FastAPI, base: str, client: tuple[str, int] = HERE) -> Iterator[httpx.Client]:
    """A client at an address, while the application runs. base: with it the path of every request begins."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
        httpx.Client(transport=_Bridge(portal, app, client), base_url=base, timeout=None) as made,
    ):
        yield made
