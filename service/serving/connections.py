"""Connections of the web server: so many at once, and none that keeps the server waiting for what it asks."""

from __future__ import annotations

import asyncio

import h11
import structlog
from fastapi import Request
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from service.transport.calls import Calls
from service.transport.problem_details import Trouble, problem_response
from service.vocabulary.language import Said

_log = structlog.get_logger("service.connections")
_CROWDED = Trouble(
    503,
    "too-many-connections",
    Said("同时的连接过多，没有处理；请稍后再试", "too many connections at once; nothing was done; try again later"),
    headers={"Retry-After": "5", "Connection": "close"},
)


async def _crowded(scope: Scope, receive: Receive, send: Send) -> None:
    await problem_response(Request(scope), _CROWDED)(scope, receive, send)


class Connection(H11Protocol):
    """uvicorn's, with limits of our own. Whoever comes when there are too many is told so and let go."""

    MOST = 500
    """Technical: in one web process; an idle one takes some 10 kB, and 16 requests are worked on at once."""
    HEAD_S = 10.0
    """Technical: until a request has said what it asks, from the start of the connection or the last answer on."""
    STALLED_S = 60.0
    """Technical: in which whoever is sent an answer takes some of it; the slowest line does."""
    _patience: asyncio.TimerHandle
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Another one."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(self.HEAD_S, self._lose_patience)
        if len(self.connections) > self.MOST:
            _log.warning("too many connections", most=self.MOST)
            self.app = Calls(_crowded)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._patience.cancel()
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """What was sent is not taken for now."""
        self._look_again(self.transport.get_write_buffer_size())
        super().pause_writing()

    def resume_writing(self) -> None:
        """Enough of it was taken."""
        self._taken()
        super().resume_writing()

    def on_response_complete(self) -> None:
        """The next request may come."""
        self._patience.cancel()
        self._patience = self.loop.call_later(self.HEAD_S, self._lose_patience)
        super().on_response_complete()

    def _look_again(self, left: int) -> None:
        self._stalled = self.loop.call_later(self.STALLED_S, self._look_on, left)

    def _look_on(self, before: int) -> None:
        """Nothing is added meanwhile, so what is left only becomes less."""
        left = self.transport.get_write_buffer_size()
        if left < before:
            self._look_again(left)
        else:
            self.transport.abort()

    def _taken(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()

    def _lose_patience(self) -> None:
        """With who asks nothing, and with who goes on sending the body of what is answered."""
        waiting = self.conn.their_state is h11.IDLE or self.conn.our_state is h11.DONE
        if waiting and not self.transport.is_closing():
            self.transport.close()
