"""One worker process: forked by the supervisor (fork_server.py), or by `acceptance worker`."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable

from service.bootstrap import worker
from service.serving.assignment import Assignment, reporting
from service.serving.logs import configure_logs
from service.serving.metrics import counting_as
from service.settings import Settings, load_settings
from service.workflow.installation.open_database import held_open

_KILLED = 128 + signal.SIGKILL


def main(given: Assignment) -> None:
    """Work as the supervisor has assigned, until told to end."""
    configure_logs(given.log, given.name)
    counting_as(given.number)
    with reporting(given) as ready:
        work(load_settings(), ready)


def work(settings: Settings, on_ready: Callable[[], None], once: bool = False) -> int:
    """Work off jobs until SIGTERM or SIGINT, or, `once`, until none is left; gives how many. On a signal the piece of
    work in hand is finished and the job given back. A second signal ends the process at once, and the job is taken up
    again when its lease has run out.

    Raises:
        StorageError: the database cannot be reached, is not migrated, or the signing key is missing. `once`: also
        where that comes about later.
    """
    with held_open(settings) as database:
        one = worker(settings, database)
        _on_signal(one.stop)
        on_ready()
        return one.run(once)


def _on_signal(stop: Callable[[], None]) -> None:
    """From a thread: a signal handler runs in the midst of whatever the main thread does, which may hold the very lock
    that `stop` needs."""
    heard, told = socket.socketpair()
    told.setblocking(False)
    signal.set_wakeup_fd(told.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)

    def wait() -> None:
        with heard, told:
            heard.recv(1)
            stop()
            heard.recv(1)
            os._exit(_KILLED)

    threading.Thread(target=wait, name="signals", daemon=True).start()
