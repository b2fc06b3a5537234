"""The application as an ASGI server wants it: `uvicorn --factory service.asgi:create`."""

from __future__ import annotations

import structlog
from fastapi import FastAPI

from service.api.app import make_app
from service.serving.logs import LogStyle, configure_logs
from service.settings import load_settings


def create() -> FastAPI:
    """Built from the environment of this process. Where nobody has said how this process logs, it logs as the service
    does: other renderings of an exception show the values of variables, and so passwords.

    Raises:
        SettingsError: the environment cannot be used.
    """
    if not structlog.is_configured():
        configure_logs(LogStyle.JSON, "web")
    return make_app(load_settings())
