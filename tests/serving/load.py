"""Clients that ask again and again on connections that they keep for a while, and notice every answer that is none."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

_REQUESTS = 20
"""On one connection; then another, so that every process gets some."""
_IDLE_S = 1.0
"""A connection that was idle for longer, as on a machine that stood still, is left: the server may be closing it."""


class Load:
    """answers: how often each answer came (the process that gave it); failures: what went wrong, in words."""

    def __init__(self, port: int, path: str, pause_s: float) -> None:
        self.answers: Counter[str] = Counter()
        self.failures: list[str] = []
        self._port, self._path, self._pause_s = port, path, pause_s
        self._over = threading.Event()

    def ask(self) -> None:
        """One client, until it is over. It never asks twice: a failure is a failure."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        answered = time.monotonic()
        for number in itertools.count(1):
            if self._over.is_set():
                break
            time.sleep(self._pause_s)
            if number % _REQUESTS == 0 or time.monotonic() - answered > _IDLE_S:
                connection.close()
            try:
                connection.request("GET", self._path)
                answer = connection.getresponse()
                body = answer.read().decode()
                if answer.status != 200:
                    self.failures.append(f"{answer.status} {body}")
                self.answers[body] += 1
                answered = time.monotonic()
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(repr(error))
                connection.close()
        connection.close()

    def end(self) -> None:
        """Let the clients stop."""
        self._over.set()


@contextmanager
def under_load(port: int, path: str = "/pid", clients: int = 6, pause_s: float = 0.002) -> Iterator[Load]:
    """So many clients while the body runs."""
    load = Load(port, path, pause_s)
    threads = [threading.Thread(target=load.ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.end()
        for thread in threads:
            thread.join()
