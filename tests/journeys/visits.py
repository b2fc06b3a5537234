"""Visits to the application, each in a browser window of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

from service.transport.auth import COOKIE
from service.vocabulary.person import Person
from tests.conventions.repository import ROOT
from tests.journeys.application import Application
from tests.journeys.chromium import WAIT_MS
from tests.journeys.watched import Watched

PICTURES = ROOT / "build/journeys"


@dataclass
class Visits:
    """Everybody who looks at the screens in one test. pages: their windows, by name."""

    application: Application
    browser: Browser
    pages: dict[str, Watched] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    def of(self, login: str, person: Person | None = None, name: str = "", **window: Any) -> Watched:
        """Somebody who is signed in; on the first call they get an account and a window (see stranger). name: of
        another window of theirs, in the same session."""
        called = f"{login} {name}".strip()
        if called not in self.pages:
            visit = self.stranger(called, **window)
            # By https, or the browser refuses to be handed a secure cookie; it sends it to this machine all the same.
            address = "https://127.0.0.1/"
            visit.context.add_cookies([{"name": COOKIE, "value": self._token(login, person), "url": address}])
        return self.pages[called]

    def stranger(self, called: str = "", scripted: bool = True, width: int = 1280, **more: Any) -> Watched:
        """Somebody whom the application does not know. more: of a browser context of Playwright. They wish for no
        motion: a colour that is still changing is read as one that nobody can read."""
        window: Any = {"viewport": {"width": width, "height": 900}, "locale": "zh-CN", "reduced_motion": "reduce"}
        context = self.browser.new_context(java_script_enabled=scripted, **window, **more)
        context.set_default_timeout(WAIT_MS)
        self.pages[called] = Watched(self.application, context, scripted)
        return self.pages[called]

    def examine(self) -> None:
        """Look at every page.

        Raises:
            AssertionError: see Watched.examine.
        """
        for visit in self.pages.values():
            visit.examine()

    def picture(self, name: str) -> list[str]:
        """What everybody sees at this moment, for whoever looks for the cause of a failure."""
        told = []
        for called, visit in self.pages.items():
            path = PICTURES / f"{name}-{called or 'stranger'}.png"
            visit.page.screenshot(path=path)
            told.append(f"{called or 'stranger'} saw {visit.page.url}: {path}")
        return told

    def close(self) -> None:
        """Close all windows."""
        for visit in self.pages.values():
            visit.context.close()

    def _token(self, login: str, person: Person | None) -> str:
        if login not in self._tokens:
            self.application.an_account(login, person)
            self._tokens[login] = self.application.token(login)
        return self._tokens[login]
