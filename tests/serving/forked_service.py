"""Web and worker processes that cost little to start, as a hand keeps killing them: forked from a process that has
everything imported, and followed by another each time. What the supervisor does with real ones has its own tests.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import Literal, NamedTuple

import uvicorn

from service.asgi import create
from service.serving.endpoint import Endpoint, bound, listen
from service.serving.web_server import WebServer
from service.serving.worker import work
from service.settings import load_settings
from service.storage import fail_points
from service.storage.fail_points import KILLED
from tests.storage.installations import Installation

Kind = Literal["web", "worker"]
_MORE = {
    "ACCEPTANCE_REQUESTS_PER_ADDRESS": "1000000",
    "ACCEPTANCE_REQUESTS_PER_SESSION": "1000000",
    "ACCEPTANCE_BATCH_PROCESSES": "1",
}
_TICK_S = 0.02


class _Running(NamedTuple):
    """A process, and where it is to die."""

    kind: Kind
    fate: str
    process: ForkServerProcess


class ForkedService:
    """Processes by place; one that has died is followed by another until the service is closed. fates: for each process
    that is started the fail point at which it dies, as in ACCEPTANCE_FAIL_POINT, or empty; deaths: how many died at
    which."""

    def __init__(
        self, environment: Mapping[str, str], listener: socket.socket, places: Sequence[Kind], fates: Iterator[str]
    ) -> None:
        self.url = f"http://{bound(listener)}"
        self.deaths: Counter[str] = Counter()
        self._start = get_context("forkserver")
        self._start.set_forkserver_preload([__name__])
        self._given = (dict(environment), listener)
        self._fates = fates
        self._running = [self._started(kind) for kind in places]
        self._closing = threading.Event()
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def kill(self, kind: Kind, index: int) -> bool:
        """kill −9 one of a kind; False where all of them are dead already."""
        there = [one.process for one in self._running if one.kind == kind and one.process.is_alive()]
        if there:
            there[index % len(there)].kill()
        return bool(there)

    def close(self) -> None:
        """Let all of them finish what they are at."""
        self._closing.set()
        self._keeper.join()
        for one in self._running:
            one.process.terminate()
        for one in self._running:
            one.process.join(60)
            one.process.kill()
            one.process.join()

    def _keep(self) -> None:
        while not self._closing.wait(_TICK_S):
            for place, one in enumerate(self._running):
                if one.process.exitcode is not None:
                    self.deaths[one.fate.partition(":")[0]] += one.process.exitcode == KILLED
                    self._running[place] = self._started(one.kind)

    def _started(self, kind: Kind) -> _Running:
        # A worker comes to few of the places: its deaths are those at random.
        fate = next(self._fates) if kind == "web" else ""
        process = self._start.Process(target=_web if kind == "web" else _worker, args=(*self._given, fate))
        process.start()
        return _Running(kind, fate, process)


@contextmanager
def forked_service(
    installation: Installation, places: Sequence[Kind] = ("web", "web", "worker"), fates: Sequence[str] = ("",)
) -> Iterator[ForkedService]:
    """A service of such processes, whose fates come in turns."""
    with listen(Endpoint("127.0.0.1", 0)) as listener:
        service = ForkedService(installation.environment | _MORE, listener, places, cycle(fates))
        try:
            yield service
        finally:
            service.close()


def _web(environment: Mapping[str, str], listener: socket.socket, fate: str) -> None:
    _prepare(environment, fate)
    config = uvicorn.Config(create, factory=True, loop="asyncio", http="h11", ws="none", lifespan="on", log_config=None)
    WebServer(config, lambda: None).run([listener])


def _worker(environment: Mapping[str, str], listener: socket.socket, fate: str) -> None:
    listener.close()
    _prepare(environment, fate)
    work(load_settings(), lambda: None)


def _prepare(environment: Mapping[str, str], fate: str) -> None:
    os.environ.update(environment)
    log = os.open(f"{environment['ACCEPTANCE_DATA_DIR']}/service.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    fail_points.arm(fate)
