"""One web process, started by the supervisor: `python -m service.serving.web ASSIGNMENT`."""

from __future__ import annotations

import logging
import socket
from functools import partial

import uvicorn
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp
from uvicorn.importer import import_from_string

from service.serving.assignment import Assignment, read_assignment, tell_ready
from service.serving.logs import configure_logs
from service.serving.metrics import DatabaseErrors, RequestFigures, count_as
from service.serving.observed import Observed
from service.serving.web_server import FINISH_S, KEEP_ALIVE_S, WebServer


def main() -> None:
    """Serve until told to end."""
    given = read_assignment()
    configure_logs(given.log, given.name)
    count_as(given.number)
    assert given.listener is not None
    listener = socket.socket(fileno=given.listener)
    WebServer(_config(given), partial(tell_ready, given)).run([listener])


def _config(given: Assignment) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_observed, given.app),
        factory=True,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the application itself knows which proxies to trust
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=FINISH_S,
    )


def _observed(app: str) -> ASGIApp:
    """The application with its log line and its figures for each request."""
    registry = CollectorRegistry()
    logging.getLogger("service.storage").addHandler(DatabaseErrors(registry))
    return Observed(import_from_string(app)(), RequestFigures(registry))


if __name__ == "__main__":
    main()
