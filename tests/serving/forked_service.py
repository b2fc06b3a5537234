"""Web and worker processes that cost next to nothing to start, as a hand keeps killing them: a keeper, forked from this
process with all it has loaded, forks them and follows each that ends by another. What the supervisor does with real
ones has its own tests.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import repeat
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NamedTuple

import httpx
import uvicorn
from fastapi import FastAPI

from service.api.app import ROOT
from service.asgi import make_app
from service.bootstrap import worker
from service.jobs.pace import Pace
from service.serving.assignment import die_with
from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.logs import LogStyle, configure_logs
from service.serving.web_server import WebServer
from service.settings import load_settings
from service.storage import fail_points
from service.storage.fail_points import KILLED
from service.workflow.installation.open_database import held_open
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP

Kind = Literal["web", "worker"]
PLACES: tuple[Kind, ...] = ("web", "web", "web", "worker")
_MORE = {
    "ACCEPTANCE_REQUESTS_PER_ADDRESS": "1000000",
    "ACCEPTANCE_REQUESTS_PER_SESSION": "1000000",
    "ACCEPTANCE_BATCH_PROCESSES": "1",
}
_PACE, _LEASE = Pace(poll_s=0.2, reconcile_s=1, retry_s=0.5), timedelta(seconds=5)
"""What a killed worker was at is taken up again soon."""
_TICK_S = 0.01
_FINISH_S = 60


class _Running(NamedTuple):
    """A process, and the fail point at which it is to die, or empty."""

    kind: Kind
    fate: str


class _Keeper:
    """In a process of its own, which has one thread only: what it forks has no lock that nobody gives back."""

    def __init__(self, environment: Mapping[str, str], listener: socket.socket, fates: Iterator[str]) -> None:
        self._environment = environment
        self._listener = listener
        self._fates = fates
        self._running: dict[int, _Running] = {}
        self._deaths: Counter[str] = Counter()

    def keep(self, places: Sequence[Kind], orders: Connection) -> None:
        """Until it is told to close, or whoever gives orders is gone."""
        os.environ.update(self._environment)
        log = Path(self._environment["ACCEPTANCE_DATA_DIR"], "service.log")
        sys.stdout = sys.stderr = log.open("a", encoding="utf-8", buffering=1)
        log.chmod(0o600)
        configure_logs(LogStyle.JSON, "forked")
        asyncio.run(_routes_made())
        gc.freeze()
        for kind in places:
            self._start(kind)
        while True:
            self._bury(follow=True)
            if orders.poll(_TICK_S):
                order, *given = orders.recv()
                orders.send(getattr(self, order)(*given))
                if order == "close":
                    return

    def kill(self, kind: Kind, index: int) -> bool:
        there = [process for process, one in self._running.items() if one.kind == kind and not one.fate]
        if there:
            os.kill(there[index % len(there)], signal.SIGKILL)
        return bool(there)

    def deaths(self) -> Counter[str]:
        return self._deaths

    def close(self) -> None:
        end = time.monotonic() + _FINISH_S
        for process in self._running:
            os.kill(process, signal.SIGTERM)
        while self._running and time.monotonic() < end:
            self._bury(follow=False)
            time.sleep(_TICK_S)

    def _bury(self, follow: bool) -> None:
        while self._running:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            dead = self._running.pop(process)
            self._deaths[dead.fate.partition(":")[0]] += os.waitstatus_to_exitcode(status) == KILLED
            if follow:
                self._start(dead.kind)

    def _start(self, kind: Kind) -> None:
        # A worker comes to few of the places: its deaths are those at random.
        fate = next(self._fates) if kind == "web" else ""
        keeper, process = os.getpid(), os.fork()
        if process:
            self._running[process] = _Running(kind, fate)
            return
        try:
            die_with(keeper)
            self._become(kind, fate)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    def _become(self, kind: Kind, fate: str) -> None:
        fail_points.arm(fate)
        if kind == "worker":
            self._listener.close()
            _work()
            return
        config = uvicorn.Config(
            _app, factory=True, loop="asyncio", http="h11", ws="none", lifespan="on", log_config=None
        )
        WebServer(config, lambda: None).run([self._listener])


def _app() -> FastAPI:
    return make_app(load_settings(), hasher=CHEAP)


def _work() -> None:
    settings = load_settings()
    with held_open(settings) as database:
        worker(settings, database, _PACE, _LEASE).run()


async def _routes_made() -> None:
    """FastAPI makes its routes at the first request, which takes it longer than all the rest of a start."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(_app()), base_url="http://127.0.0.1") as client:
        await client.get(f"{ROOT}/nothing")


class ForkedService:
    """The hand that kills. url: where the service answers."""

    def __init__(self, url: str, orders: Connection) -> None:
        self.url = url
        self._orders = orders

    def kill(self, kind: Kind, index: int) -> bool:
        """kill −9 one of a kind that has no other fate; False where there is none."""
        return bool(self._order("kill", kind, index))

    def deaths(self) -> Counter[str]:
        """How many have died at which fail point."""
        found: Counter[str] = self._order("deaths")
        return found

    def close(self) -> None:
        """Let all of them finish what they are at."""
        self._order("close")

    def _order(self, *order: object) -> Any:
        self._orders.send(order)
        return self._orders.recv()


@contextmanager
def forked_service(
    installation: Installation, places: Sequence[Kind] = PLACES, fates: Iterator[str] | None = None
) -> Iterator[ForkedService]:
    """A service of such processes. fates: for each web process that is started the fail point at which it dies, as in
    ACCEPTANCE_FAIL_POINT, or empty; none of them without."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    with reserve(Endpoint("127.0.0.1", 0)) as listener:
        listener.listen()
        keeper = _Keeper(installation.environment | _MORE, listener, fates or repeat(""))
        process = context.Process(target=_keep, args=(keeper, places, ours, theirs), daemon=True)
        with warnings.catch_warnings():
            # From a process with several threads; what the keeper forks, it forks from one.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        service = ForkedService(f"http://{bound(listener)}", ours)
        try:
            yield service
        finally:
            service.close()
            process.join()
            ours.close()


def _keep(keeper: _Keeper, places: Sequence[Kind], theirs: Connection, orders: Connection) -> None:
    theirs.close()
    keeper.keep(places, orders)
