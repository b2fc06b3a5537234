"""The people of the demonstration at one browser, without passwords: whoever is to look is let in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.access.account import Account
from service.access.tokens import new_token
from service.asgi import make_app
from service.settings import Settings
from service.storage import accounts, sessions
from service.transport.auth import COOKIE
from service.web.csrf import COOKIE as BROWSER
from service.workflow.demo.cast import PREFIX
from service.workflow.installation.open_database import opened
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.workflow.accounts.doors import CHEAP

NOBODY = ""
_MANY = 1_000_000
_RATES = dict.fromkeys(("requests_per_session", "requests_per_address", "sign_ins_per_address"), _MANY)
_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class DemoDesk:
    """accounts: by login, as they were at first."""

    browser: Browser
    accounts: dict[str, Account]

    def let_in(self, login: str) -> None:
        """The browser is theirs from now on, whatever became of their account; NOBODY's is signed out."""
        cookies = self.browser.client.cookies
        kept = cookies.get(BROWSER)
        cookies.clear()
        if kept:
            cookies.set(BROWSER, kept)
        if login != NOBODY:
            cookies.set(COOKIE, self._session(self.accounts[login]))

    def _session(self, account: Account) -> str:
        token, now = new_token(), datetime.now(UTC)
        with opened(self.browser.settings) as database, database.writing() as session:
            accounts.save(session, account)
            sessions.start(session, token, account.id, now, now + _DAY, "10.0.0.1")
        return token


@contextmanager
def demo_desk(data_dir: Path, assets: Path) -> Iterator[DemoDesk]:
    """At an installation with the demonstration. assets: an empty folder."""
    settings = Settings(data_dir=data_dir, demo=True).model_copy(update=_RATES)
    app = make_app(settings, hasher=CHEAP, assets=tiny_assets(assets))
    with opened(settings) as database, database.reading() as session:
        everyone = {one.login: one for one in accounts.everyone(session) if one.login.startswith(PREFIX)}
    with running(app, HOST) as client:
        yield DemoDesk(Browser(settings, client, app), everyone)
