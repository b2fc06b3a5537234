"""The real application on a port of its own, and people who are signed in to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import uvicorn

from service.settings import Settings
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.installation.open_database import opened
from tests.journeys.answers import Asgi, Recorded
from tests.workflow.accounts.doors import an_account, enter

BEFORE = timedelta(minutes=2)
"""Whoever is already signed in did so a while ago: a code of the authenticator is taken once only."""


@dataclass(frozen=True)
class Application:
    """An installation that is being served. address: without a path."""

    settings: Settings
    address: str
    recorded: Recorded

    def an_account(self, login: str, person: Person | None = None, second_factor: bool = True) -> None:
        """Somebody who can sign in, as tests/workflow/accounts/doors.py says: whoever is on record by
        that name already, otherwise a new person.
        """
        known = self._on_record(person.name) if person else None
        at = datetime.now(UTC) - BEFORE
        an_account(self.settings, login, known or person, second_factor=second_factor, at=at)

    def _on_record(self, name: str) -> Person | None:
        with opened(self.settings) as database, database.reading() as session:
            return next((one for one in people.everyone(session) if one.name == name), None)

    def token(self, login: str) -> str:
        """Of a session that has just begun."""
        return enter(self.settings, login, datetime.now(UTC) - BEFORE).token


@contextmanager
def serving(app: Asgi, settings: Settings) -> Iterator[Application]:
    """An application and its installation, in a thread of this process."""
    recorded = Recorded(app)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(recorded, log_config=None, ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            _await_start(server, thread)
            yield Application(settings, f"http://127.0.0.1:{listener.getsockname()[1]}", recorded)
        finally:
            server.should_exit = True
            thread.join()


def _await_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    while not server.started:
        assert thread.is_alive(), "the application did not start; its log tells why"
        time.sleep(0.01)
