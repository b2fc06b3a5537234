"""The interface within the tests' own process: an application on its installation, and clients that are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI

from service.api.app import ROOT
from service.asgi import make_app
from service.settings import Settings
from service.transport.bodies import LIMITS, BodyLimits
from service.vocabulary.person import Person
from tests.api.bridge import HERE, running
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP, an_account, enter

HOST = "http://127.0.0.1"


@dataclass(frozen=True)
class Served:
    """An application that runs, and a client on the same machine. Paths of requests begin behind /api/v1."""

    settings: Settings
    client: httpx.Client
    app: FastAPI

    def sign_in(self, person: Person | None = None, login: str = "zhangsan") -> httpx.Client:
        """The client, as somebody who has an account of their own and has just signed in."""
        self.client.headers.update(self.bearer(person, login))
        return self.client

    def bearer(self, person: Person | None = None, login: str = "zhangsan") -> dict[str, str]:
        """The header of somebody who has an account of their own and has just signed in."""
        now = datetime.now(UTC)
        an_account(self.settings, login, person, at=now)
        return {"Authorization": f"Bearer {enter(self.settings, login, now).token}"}


@contextmanager
def serving(
    settings: Settings, limits: BodyLimits = LIMITS, client: tuple[str, int] = HERE, host: str = HOST
) -> Iterator[Served]:
    """The application of an installation."""
    app = make_app(settings, limits, CHEAP)
    with running(app, host + ROOT, client) as made:
        yield Served(settings, made, app)


@contextmanager
def served(folder: Path, **of: object) -> Iterator[Served]:
    """The same on a new installation with SQLite. of: settings."""
    with installed("sqlite", folder) as made, serving(made.settings.model_copy(update=of)) as service:
        yield service
