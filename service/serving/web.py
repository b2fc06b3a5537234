"""One web process, forked by the supervisor (fork_server.py)."""

from __future__ import annotations

import gc
import socket
from functools import partial

import uvicorn
from starlette.types import ASGIApp
from uvicorn.importer import import_from_string

from service.serving.assignment import Assignment, reporting
from service.serving.connections import Connection
from service.serving.logs import configure_logs
from service.serving.metrics import RequestFigures, counting_as
from service.serving.observed import Observed
from service.serving.web_server import FINISH_S, KEEP_ALIVE_S, WebServer
from service.settings import load_settings
from service.workflow.installation.default_secrets import require_own_secrets
from service.workflow.installation.open_database import opened

_BACKLOG = 2048
"""Technical: how many connections wait while no web process takes them, as when the only one is being restarted."""


def main(given: Assignment) -> None:
    """Serve until told to end."""
    configure_logs(given.log, given.name)
    figures = RequestFigures(counting_as(given.number))
    assert given.listener is not None
    with reporting(given) as ready:
        settings = load_settings()
        with opened(settings):  # uvicorn would keep to itself why its application does not start
            require_own_secrets(settings)
        listener = socket.socket(fileno=given.listener)
        WebServer(_config(given.app, figures), ready).run([listener])


def _config(app: str, figures: RequestFigures) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_observed, app, figures),
        factory=True,
        loop="asyncio",
        http=Connection,
        backlog=_BACKLOG,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the application itself knows which proxies to trust
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=FINISH_S,
    )


def _observed(app: str, figures: RequestFigures) -> ASGIApp:
    """What is served: the application that `module:factory` makes, with a log line and a count for each request. What
    is made at the start stays, so nothing is gained by looking through it for garbage, then or later."""
    gc.disable()
    made = import_from_string(app)()
    gc.freeze()
    gc.enable()
    return Observed(made, figures)
