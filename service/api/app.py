"""The interface as a part of the application: the routes of all nouns, and their description."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from service.api.description import describe
from service.api.nouns import NOUNS

ROOT = "/api/v1"


def attach_interface(app: FastAPI) -> None:
    """Have the application answer under /api/v1, and describe that."""
    app.router.routes.extend(_nouns())
    describe(app)


@cache
def _nouns() -> list[BaseRoute]:
    """Made once for all applications: they hold nothing of an installation, and FastAPI takes its time."""
    root = APIRouter()
    for router in NOUNS:
        root.include_router(router, prefix=ROOT)
    return root.routes
