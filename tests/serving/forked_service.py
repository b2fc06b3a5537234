"""Web and worker processes that cost little to start, as a hand keeps killing them: forked from a process that has
everything imported, and followed by another each time. What the supervisor does with real ones has its own tests.
"""

from __future__ import annotations

import os
import socket
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import Literal

import uvicorn

from service.asgi import create
from service.serving.endpoint import Endpoint, bound, listen
from service.serving.web_server import WebServer
from service.serving.worker import work
from service.settings import load_settings
from service.storage import fail_points
from tests.storage.installations import Installation

Kind = Literal["web", "worker"]
_MORE = {
    "ACCEPTANCE_REQUESTS_PER_ADDRESS": "1000000",
    "ACCEPTANCE_REQUESTS_PER_SESSION": "1000000",
    "ACCEPTANCE_BATCH_PROCESSES": "1",
}
_TICK_S = 0.02


class ForkedService:
    """Processes by place; one that has died is followed by another until the service is closed."""

    def __init__(
        self, environment: Mapping[str, str], listener: socket.socket, places: list[Kind], dies_at: str
    ) -> None:
        self.url = f"http://{bound(listener)}"
        self.deaths: Counter[int] = Counter()
        self._start = get_context("forkserver")
        self._start.set_forkserver_preload([__name__])
        self._given = (dict(environment), listener, dies_at)
        self._places = places
        self._running = [self._started(kind) for kind in places]
        self._closing = threading.Event()
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def kill(self, kind: Kind, index: int) -> bool:
        """kill −9 one of a kind; False where all of them are dead already."""
        there = [
            one for one, place in zip(self._running, self._places, strict=True) if place == kind and one.is_alive()
        ]
        if not there:
            return False
        there[index % len(there)].kill()
        return True

    def close(self) -> None:
        """Let all of them finish what they are at."""
        self._closing.set()
        self._keeper.join()
        for one in self._running:
            one.terminate()
        for one in self._running:
            one.join(60)
            one.kill()
            one.join()

    def _keep(self) -> None:
        while not self._closing.wait(_TICK_S):
            for place, one in enumerate(self._running):
                if one.exitcode is not None:
                    self.deaths[one.exitcode] += 1
                    self._running[place] = self._started(self._places[place])

    def _started(self, kind: Kind) -> ForkServerProcess:
        process = self._start.Process(target=_web if kind == "web" else _worker, args=self._given)
        process.start()
        return process


@contextmanager
def forked_service(
    installation: Installation, web: int = 2, workers: int = 1, dies_at: str = ""
) -> Iterator[ForkedService]:
    """A service. dies_at: a fail point, as in ACCEPTANCE_FAIL_POINT."""
    environment = installation.environment | _MORE
    places: list[Kind] = [*["web"] * web, *["worker"] * workers]  # type: ignore[list-item]
    with listen(Endpoint("127.0.0.1", 0)) as listener:
        service = ForkedService(environment, listener, places, dies_at)
        try:
            yield service
        finally:
            service.close()


def _web(environment: Mapping[str, str], listener: socket.socket, dies_at: str) -> None:
    _prepare(environment, dies_at)
    config = uvicorn.Config(create, factory=True, loop="asyncio", http="h11", ws="none", lifespan="on", log_config=None)
    WebServer(config, lambda: None).run([listener])


def _worker(environment: Mapping[str, str], listener: socket.socket, dies_at: str) -> None:
    listener.close()
    _prepare(environment, dies_at)
    work(load_settings(), lambda: None)


def _prepare(environment: Mapping[str, str], dies_at: str) -> None:
    os.environ.update(environment)
    fail_points.arm(dies_at)
