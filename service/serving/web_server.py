"""uvicorn's server, ended in a way that no client sees: what was accepted is answered before a connection is closed."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from anyio.to_thread import current_default_thread_limiter

from service.serving.assignment import RETIRE

KEEP_ALIVE_S = 5
"""Technical: an idle connection is closed after this time; a proxy in front keeps its own for less (compose.yaml)."""
LINGER_S = 1.0
"""Technical: how long a process that is to end answers on idle connections: a proxy may be sending on one just now, and
a load balancer learns on it that this process is draining."""
FINISH_S = 25
"""Technical: what a request may still take once its process is to end; then it is cut off. The supervisor kills after
30 s (supervisor.py)."""
THREADS = 16
"""Technical: requests that a web process works on at once, each in a thread. The pool of the database has twice as many
connections (storage/engines.py), so that no request waits for one."""

_ACCEPTED_S = 0.05
_TICK_S = 0.02
_CLOSE = (b"connection", b"close")


class WebServer(uvicorn.Server):
    """Serves on a socket that it is given. SIGTERM: answers what is under way and what comes within a second on the
    connections that there are, each time with `Connection: close`, then ends. SIGUSR1: does so until they have ended.
    """

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell_ready = ready
        self._patient = False

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Listen to the supervisor, not to the keyboard."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._end, False)
        loop.add_signal_handler(RETIRE, self._end, True)
        yield

    def _end(self, patient: bool) -> None:
        self._patient = patient
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept."""
        current_default_thread_limiter().total_tokens = THREADS
        await super().startup(sockets)
        self._tell_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more; answer what is there; close."""
        await self._stop_accepting()
        self.lifespan.state["draining"] = not self._patient
        self._announce_close()
        await self._let_connections_end(KEEP_ALIVE_S + 1 if self._patient else LINGER_S)
        await super().shutdown(sockets)

    async def _stop_accepting(self) -> None:
        """The listening socket itself stays open a moment: asyncio loses a connection that it has accepted but not set
        up when the socket is closed."""
        loop = asyncio.get_running_loop()
        for server in self.servers:
            for listener in server.sockets:
                loop.remove_reader(listener.fileno())
        await asyncio.sleep(_ACCEPTED_S)

    def _announce_close(self) -> None:
        """Every answer that has not begun says that its connection ends: no client sends another request on it."""
        headers = [*self.server_state.default_headers, _CLOSE]
        self.server_state.default_headers = headers
        for connection in self.server_state.connections:
            cycle = getattr(connection, "cycle", None)
            if cycle is not None and not cycle.response_complete:
                cycle.default_headers = headers

    async def _let_connections_end(self, limit_s: float) -> None:
        """Idle ones end by their own clock; those that never asked anything have none, hence the limit."""
        loop = asyncio.get_running_loop()
        end = loop.time() + limit_s
        while self.server_state.connections and loop.time() < end:
            await asyncio.sleep(_TICK_S)
