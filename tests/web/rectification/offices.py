"""Everybody who has to do with one rectification, in one browser: whoever acts signs in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from service.asgi import make_app
from service.casework.case import Case
from service.vocabulary.person import Department, Person, Role
from service.workflow.cases.read_case import read_case
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.web.queries import counted
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.bundles.cases import Driven
from tests.workflow.rectifying import demanded

PARK = Person(0, "周园", Role.SUBMITTER, None, "zhejiang", "宁波市", "P1")
COLLEAGUE = Person(0, "吴园", Role.SUBMITTER, None, "zhejiang", "宁波市", "P1")
ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")
APPROVER = Person(0, "苏发改", Role.APPROVER, Department.DRC, "zhejiang")
ELSEWHERE = Person(0, "马陇", Role.ASSESSOR, None, "gansu")


@dataclass(frozen=True)
class Offices:
    """The case, and the browser that they share."""

    browser: Browser
    driven: Driven

    @property
    def case(self) -> Case:
        """As it stands."""
        return read_case(self.driven.settings, self.driven.id)

    @property
    def own(self) -> str:
        """The address of the case."""
        return f"/cases/{self.driven.id}"

    def enter(self, person: Person) -> Offices:
        """From now on somebody else sits there."""
        self.browser.sign_in(person, f"login-{person.name.encode().hex()}")
        return self

    def page(self, path: str, status: int = 200) -> str:
        """A screen of the case."""
        answer = self.browser.get(f"{self.own}/{path}")
        assert answer.status_code == status, answer.text
        return answer.text

    def sparing(self, path: str) -> str:
        """A screen for which the database is asked twelve times at most."""
        with counted() as told:
            page = self.page(path)
        assert len(told) <= 12, told
        return page

    def send(
        self, path: str, fields: dict[str, object], on: str = "", seen: int | None = None, **sent: object
    ) -> httpx.Response:
        """A form of the page `on`, by default where it is sent to."""
        number = self.case.version if seen is None else seen
        page = f"{self.own}/{on}" if on else ""
        return self.browser.post(f"{self.own}/{path}", {"seen": str(number)} | fields, page, **sent)


@contextmanager
def offices_on(driven: Driven, folder: Path) -> Iterator[Offices]:
    """Of a case, as far as it has come."""
    app = make_app(driven.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
    with running(app, HOST) as client:
        yield Offices(Browser(driven.settings, client, app), driven)


@contextmanager
def rectifying(folder: Path) -> Iterator[Offices]:
    """The park has three items to put right."""
    with offices_on(demanded(folder), folder) as made:
        yield made
