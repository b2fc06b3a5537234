"""A browser at a case that was driven without a database, signed in as one of those who decide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from service.asgi import make_app
from service.casework.case import Case
from service.casework.signing import content_digest
from service.vocabulary.person import Person
from service.workflow.cases.read_case import read_case
from tests.api.bridge import running
from tests.casework.builders import Walk
from tests.storage.installations import installed
from tests.storage.stored_cases import CASE
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, code_at
from tests.workflow.case_walks import kept

OWN = f"/cases/{CASE}"


@dataclass
class Deciding:
    """The browser, and the case that it looks at."""

    browser: Browser

    def by(self, person: Person) -> Deciding:
        """Somebody else sits down at it."""
        self.browser.sign_in(person, f"p{person.id}")
        return self

    @property
    def case(self) -> Case:
        """As it stands now."""
        return read_case(self.browser.settings, CASE)

    def page(self, path: str) -> str:
        """A screen of the case."""
        answer = self.browser.get(f"{OWN}/{path}")
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, path: str, **fields: object) -> httpx.Response:
        """A form of the case, about what is there now unless told otherwise."""
        seen = {"seen": self.case.version, "content": content_digest(self.case)}
        return self.browser.post(f"{OWN}/{path}", {**seen, **fields})


@contextmanager
def deciding(walk: Walk, folder: Path, person: Person) -> Iterator[Deciding]:
    """The case of a walk, in an installation of its own."""
    with installed("sqlite", folder) as made:
        kept(made, walk)
        app = make_app(made.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
        with running(app, HOST) as client:
            yield Deciding(Browser(made.settings, client, app)).by(person)


def proof() -> dict[str, str]:
    """What shows again who somebody is; good for one act of each person."""
    return {"password": PASSWORD, "code": code_at(datetime.now(UTC) + LATER)}
