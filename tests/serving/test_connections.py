"""Nobody holds the server up by connecting often or speaking slowly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.server import ServerState

from service.serving.connections import Connection

Opened = tuple[asyncio.StreamReader, asyncio.StreamWriter]
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


LARGE = 1 << 25
"""Bytes; more than the buffers of the system take."""


class Few(Connection):
    MOST = 2


class Hurried(Few):
    HEAD_S = 0.3
    STALLED_S = 0.3


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Takes longer to answer than a request may take to ask, and looks at no body; `/large` has a large one."""
    if scope["path"] == "/large":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": bytes(LARGE)})
        return
    await asyncio.sleep(0.6)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


def served(talk: Callable[[Callable[[], Awaitable[Opened]]], Awaitable[Any]], kind: type[Connection] = Hurried) -> Any:
    """What came of talking to a server of such connections."""

    async def run() -> Any:
        config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False)
        config.load()
        state = ServerState()
        server = await asyncio.get_running_loop().create_server(lambda: kind(config, state, {}), "127.0.0.1", 0)
        async with server:
            return await asyncio.wait_for(talk(lambda: asyncio.open_connection(*server.sockets[0].getsockname())), 300)

    return asyncio.run(run())


async def answer(connection: Opened) -> tuple[str, str]:
    """Head and body."""
    reader, _ = connection
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length: ")[2].split()[0])
    return head, (await reader.readexactly(length)).decode()


def test_one_too_many_is_told_so_and_the_others_are_served() -> None:
    async def talk(connect: Callable[[], Awaitable[Opened]]) -> Any:
        every = [await connect() for _ in range(3)]
        for _, writer in every:
            writer.write(GET)
        answers = [await answer(one) for one in every]
        gone = await every[2][0].read()
        for _, writer in every:
            writer.close()
        return answers, gone

    (first, second, third), gone = served(talk, Few)
    assert [head.split()[1] for head, _ in (first, second, third)] == ["200", "200", "503"]
    problem = json.loads(third[1])
    assert (problem["code"], gone) == ("too-many-connections", b"")
    assert "连接过多" in problem["detail"]
    assert problem["request_id"]
    assert "retry-after: 5" in third[0]


def test_who_does_not_say_what_they_ask_is_let_go_and_who_waits_for_an_answer_is_not() -> None:
    async def talk(connect: Callable[[], Awaitable[Opened]]) -> Any:
        silent = await connect()
        gone = [await silent[0].read()]
        other = await connect()
        other[1].write(GET)
        head, body = await answer(other)
        other[1].write(GET[:10])
        gone.append(await other[0].read())
        for _, writer in (silent, other):
            writer.close()
        return head.split()[1], body, gone

    assert served(talk) == ("200", "ok", [b"", b""])


def test_who_goes_on_sending_what_is_answered_already_is_let_go() -> None:
    async def talk(connect: Callable[[], Awaitable[Opened]]) -> Any:
        reader, writer = await connect()
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        head, _ = await answer((reader, writer))
        gone = asyncio.ensure_future(reader.read())
        while not gone.done():
            writer.write(b"x")
            await asyncio.wait([gone], timeout=0.05)
        writer.close()
        return head.split()[1], gone.exception() if gone.exception() else gone.result()

    told, end = served(talk)
    assert told == "200"
    assert end == b"" or isinstance(end, ConnectionResetError)


def test_who_does_not_take_what_they_asked_for_is_let_go() -> None:
    async def talk(connect: Callable[[], Awaitable[Opened]]) -> Any:
        every = [await connect() for _ in range(2)]
        for _, writer in every:
            writer.write(GET.replace(b"/ ", b"/large ", 1))
        answers = await answered_once_they_are_gone(connect)
        for _, writer in every:
            writer.close()
        return answers

    async def answered_once_they_are_gone(connect: Callable[[], Awaitable[Opened]]) -> str:
        while True:
            one = await connect()
            one[1].write(GET)
            head, _ = await answer(one)
            one[1].close()
            if head.split()[1] == "200":
                return head

    assert served(talk)


class Line(asyncio.Transport):
    """Which takes some at times; left: bytes that it has not taken each time it is asked."""

    def __init__(self, *left: int) -> None:
        super().__init__()
        self.left = list(left)
        self.gone = asyncio.Event()

    def get_write_buffer_size(self) -> int:
        return self.left.pop(0)

    def abort(self) -> None:
        self.gone.set()


def test_a_slow_line_is_not_a_stalled_one() -> None:
    async def run() -> list[int]:
        config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False)
        config.load()
        connection, line = Hurried(config, ServerState(), {}), Line(100, 90, 80, 80, 70)
        connection.transport, connection.flow = line, FlowControl(line)
        connection.pause_writing()
        await asyncio.wait_for(line.gone.wait(), 300)
        return line.left

    assert asyncio.run(run()) == [70]
