"""A web process of its own: `python -m service.serving.web` as the supervisor starts it."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
from contextlib import closing
from pathlib import Path

from service.serving.assignment import UNUSABLE, Assignment
from service.serving.child import Child
from service.serving.endpoint import Endpoint, bound, listen
from service.serving.logs import LogStyle
from tests.serving.served import APP
from tests.storage.installations import Installation, installed


def started(installation: Installation, listener: socket.socket) -> tuple[bool, str, int | None, str]:
    """Whether a web process is ready, what it answers, how it ended, and which fault it reported."""
    given = Assignment(
        name="web-1", number=0, supervisor=os.getpid(), log=LogStyle.TEXT, listener=listener.fileno(), app=APP
    )

    async def run() -> tuple[bool, str, int | None, str]:
        child = await Child.start("service.serving.web", given, installation.environment)
        ready = await child.became_ready()
        answer = await asyncio.to_thread(asked, bound(listener).port) if ready else ""
        await child.end(signal.SIGTERM, 30)
        fault = child.report.fault if child.report else None
        return ready, answer, child.code, fault.code if fault else ""

    return asyncio.run(run())


def asked(port: int) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/readyz")
        return connection.getresponse().read().decode()


def test_it_serves_on_the_socket_that_it_is_given(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation, listen(Endpoint("127.0.0.1", 0)) as listener:
        assert started(installation, listener) == (True, '{"status":"ready"}', 0, "")


def test_it_reports_what_keeps_it_from_serving(tmp_path: Path) -> None:
    with listen(Endpoint("127.0.0.1", 0)) as listener:
        assert started(Installation(tmp_path), listener) == (False, "", UNUSABLE, "not-migrated")
