"""The screens within the tests' own process: a browser's cookies and headers, without one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import html5lib
import httpx
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.engine import Engine

from service.asgi import make_app
from service.settings import Settings
from service.transport.auth import COOKIE
from service.vocabulary.person import Person
from service.web.assets import Assets, load_assets
from tests.api.bridge import running
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP, an_account, enter

HOST = "https://acceptance.example"
"""Where a browser keeps and sends back cookies that are secure."""
OURS = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
"""What a browser says of a form on one of our pages."""
_HIDDEN = re.compile(r'name="csrf" value="([^"]*)"><input type="hidden" name="idempotency_key" value="([^"]*)"')


@dataclass(frozen=True)
class Browser:
    """One browser on an application that runs."""

    settings: Settings
    client: httpx.Client
    app: FastAPI

    def sign_in(self, person: Person | None = None, login: str = "zhangsan") -> Browser:
        """As somebody who has an account of their own and has just signed in."""
        now = datetime.now(UTC)
        an_account(self.settings, login, person, at=now)
        self.client.cookies.set(COOKIE, enter(self.settings, login, now).token)
        return self

    def get(self, path: str, **headers: str) -> httpx.Response:
        """A page, which has to be valid HTML."""
        return valid(self.client.get(path, headers=headers))

    def post(self, path: str, fields: dict[str, Any], page: str = "", **sent: Any) -> httpx.Response:
        """What a form is answered. page: where it stands, by default where it is sent to; with its hidden fields."""
        headers = OURS | sent.pop("headers", {})
        hidden = self.hidden(page or path)
        return valid(self.client.post(path, data=hidden | fields, headers=headers, **sent))

    def hidden(self, page: str) -> dict[str, str]:
        """The hidden fields of the last form on a page."""
        csrf, key = _HIDDEN.findall(self.client.get(page).text)[-1]
        return {"csrf": csrf, "idempotency_key": key}


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements that are sent to databases inside."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def valid(answer: httpx.Response) -> httpx.Response:
    """The answer; a page has to be valid HTML.

    Raises:
        html5lib.html5parser.ParseError: it is not.
    """
    if answer.headers.get("content-type", "").startswith("text/html") and answer.text:
        valid_text(answer.text)
    return answer


def valid_text(page: str) -> str:
    """The page, or the part of one, which has to be valid HTML.

    Raises:
        html5lib.html5parser.ParseError: it is not.
    """
    parser = html5lib.HTMLParser(strict=True)
    _ = parser.parse(page) if page.lstrip().lower().startswith("<!doctype") else parser.parseFragment(page)
    return page


@contextmanager
def browsing(folder: Path, **of: object) -> Iterator[Browser]:
    """A browser on a new installation with SQLite. of: settings."""
    with installed("sqlite", folder) as made:
        settings = made.settings.model_copy(update=of)
        app = make_app(settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
        with running(app, HOST) as client:
            yield Browser(settings, client, app)


def tiny_assets(folder: Path) -> Assets:
    """Styles and scripts as `make assets` builds them, with next to nothing in them."""
    folder.mkdir(exist_ok=True)
    manifest = {}
    for name in ("screen.css", "screen.js", "charts.js"):
        stem, ending = name.split(".")
        file = f"{stem}-ABC.{ending}"
        (folder / file).write_bytes(b"")
        (folder / f"{file}.gz").write_bytes(b"")
        manifest[name] = {"file": file, "integrity": "sha384-x"}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return load_assets(folder)
