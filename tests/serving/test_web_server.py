"""A server that ends: what it has accepted is answered, and no answer leads a client to ask again where nobody is."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import uvicorn
from anyio.to_thread import current_default_thread_limiter

from service.serving.assignment import RETIRE
from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.web_server import THREADS, WebServer
from service.storage.engines import POOL

HELD = "/held"


@dataclass(frozen=True, slots=True)
class Held:
    """A request for HELD: it has come, and it may be answered."""

    come: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


Talk = Callable[[int, WebServer, Held], Awaitable[Any]]


async def app(held: Held, scope: Any, receive: Any, send: Any) -> None:
    """Answers with whether its process is to end."""
    if scope["type"] == "lifespan":
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    if scope["path"] == HELD:
        held.come.set()
        await held.over.wait()
    draining = str(scope["state"].get("draining", False)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(draining))]})
    await send({"type": "http.response.body", "body": draining})


def served(talk: Talk) -> Any:
    """What came of talking to a server that runs."""

    async def run(listener: socket.socket) -> Any:
        ready, held = asyncio.Event(), Held()
        server = WebServer(
            uvicorn.Config(partial(app, held), interface="asgi3", lifespan="on", log_config=None, access_log=False),
            ready.set,
        )
        serving = asyncio.create_task(server.serve([listener]))
        await ready.wait()
        try:
            return await talk(bound(listener).port, server, held)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            await serving

    return asyncio.run(run(reserve(Endpoint("127.0.0.1", 0))))


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str = "/") -> tuple[bool, str]:
    """Whether the answer says that the connection ends, and its body."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    assert head.startswith("http/1.1 200"), head
    length = int(head.partition("content-length: ")[2].split()[0])
    return "connection: close" in head, (await reader.readexactly(length)).decode()


def test_retired_it_answers_on_connections_that_there_are_and_says_that_they_end() -> None:
    async def talk(port: int, server: WebServer, held: Held) -> Any:
        used, fresh, busy = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        first = await ask(*used)
        running = asyncio.create_task(ask(*busy, HELD))
        await held.come.wait()
        os.kill(os.getpid(), RETIRE)
        while not server.should_exit or server.server_state.default_headers[-1] != (b"connection", b"close"):
            await asyncio.sleep(0.02)
        held.over.set()
        later = [await ask(*used), await ask(*fresh), await running]
        gone = [await reader.read() for reader, _ in (used, fresh, busy)]
        for _, writer in (used, fresh, busy):
            writer.close()
        return first, later, gone

    first, later, gone = served(talk)
    assert first == (False, "False")
    assert later == [(True, "False")] * 3
    assert gone == [b""] * 3


def test_told_to_end_it_answers_what_is_under_way_and_closes_what_is_idle() -> None:
    async def talk(port: int, server: WebServer, held: Held) -> Any:
        idle, used, busy = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        await ask(*used)
        running = asyncio.create_task(ask(*busy, HELD))
        await held.come.wait()
        os.kill(os.getpid(), signal.SIGTERM)
        while not server.lifespan.state.get("draining"):
            await asyncio.sleep(0.02)
        held.over.set()
        later, under_way = await ask(*used), await running
        gone = await asyncio.wait_for(idle[0].read(), 300)
        for _, writer in (idle, used, busy):
            writer.close()
        return later, under_way, gone

    assert served(talk) == ((True, "True"), (True, "False"), b"")


def test_no_request_waits_for_a_connection_of_the_database() -> None:
    async def talk(port: int, server: WebServer, held: Held) -> float:
        return current_default_thread_limiter().total_tokens

    assert served(talk) == THREADS
    assert POOL["pool_size"] + POOL["max_overflow"] >= 2 * THREADS
