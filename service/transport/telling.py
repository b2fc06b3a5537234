"""How a request hears of what stands in its way: programs as a problem, people as a page."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import Response

from service.transport.problem_details import Trouble, problem_response

Teller = Callable[[Request, Trouble], Response]
FOR_PROGRAMS = ("/api/", "/healthz", "/readyz")
"""Beginnings of the addresses that programs ask."""


def tell_people(app: FastAPI, teller: Teller) -> None:
    """Have the application tell people by `teller` what stands in their way."""
    app.state.teller = teller


def told(request: Request, trouble: Trouble) -> Response:
    """The answer to a request that met with trouble."""
    app = request.scope.get("app")
    teller: Teller | None = getattr(app.state, "teller", None) if app is not None else None
    if teller is None or request.url.path.startswith(FOR_PROGRAMS):
        return problem_response(request, trouble)
    return teller(request, trouble)
