"""A web process of its own, as the supervisor starts it."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
from contextlib import closing
from pathlib import Path

from service.serving.assignment import Assignment
from service.serving.child import Child
from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.forks import Forks
from service.serving.logs import LogStyle
from service.serving.supervisor import WEB
from tests.serving.served import APP
from tests.storage.installations import Installation, installed


def asked(port: int) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("GET", "/slow/1")
        return connection.getresponse().read().decode()


def test_it_serves_on_the_socket_that_it_is_given(tmp_path: Path) -> None:
    async def run(installation: Installation, listener: socket.socket) -> tuple[bool, bool, int | None]:
        given = Assignment(
            name="web-1", number=0, supervisor=os.getpid(), log=LogStyle.TEXT, listener=listener.fileno(), app=APP
        )
        with Forks([WEB], installation.environment) as forks:
            child = await Child.start(forks, WEB, given)
            ready = await child.became_ready()
            itself = await asyncio.to_thread(asked, bound(listener).port) == str(child.pid)
            await child.end(signal.SIGTERM, 300)
        return ready, itself, child.code

    with installed("sqlite", tmp_path) as installation, reserve(Endpoint("127.0.0.1", 0)) as listener:
        assert asyncio.run(run(installation, listener)) == (True, True, 0)
