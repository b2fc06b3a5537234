"""The application as an ASGI server wants it: `uvicorn --factory service.asgi:create`."""

from __future__ import annotations

from fastapi import FastAPI

from service.api.app import make_app
from service.settings import load_settings


def create() -> FastAPI:
    """Built from the environment of this process.

    Raises:
        SettingsError: the environment cannot be used.
    """
    return make_app(load_settings())
