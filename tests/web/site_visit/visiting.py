"""A browser at a case whose site is being visited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from service.casework.case import Case
from service.vocabulary.person import Person
from service.workflow.cases.read_case import read_case
from tests.web.browsing import Browser
from tests.web.cases.desks import ASSESSOR, browsing_case
from tests.workflow.case_desk import CaseDesk
from tests.workflow.site_visit.visits import MANUAL

_SEEN = re.compile(r'name="seen" value="([^"]*)"')


@dataclass(frozen=True)
class Visiting:
    """The case, and a browser somebody has signed in with."""

    at: CaseDesk
    browser: Browser

    @property
    def list(self) -> str:
        """The address of the checklist."""
        return f"/cases/{self.at.case}/site-visit"

    @property
    def case(self) -> Case:
        """As it stands now."""
        return read_case(self.at.settings, self.at.case)

    def item(self, key: str = MANUAL) -> str:
        """The address of an item."""
        return f"{self.list}/items/{key}"

    def seen(self, key: str = MANUAL) -> str:
        """What its page has seen."""
        return str(_SEEN.findall(self.browser.get(self.item(key)).text)[0])

    def save(self, key: str = MANUAL, sent: dict[str, Any] | None = None, **fields: Any) -> httpx.Response:
        """What its form is answered, as of now where it does not say otherwise. sent: files and headers."""
        fields = {"seen": self.seen(key), **fields}
        return self.browser.post(self.item(key), fields, page=self.item(key), **(sent or {}))


@contextmanager
def visiting(folder: Path, person: Person = ASSESSOR) -> Iterator[Visiting]:
    """Somebody on site."""
    with browsing_case("visiting", folder, person) as (browser, at):
        yield Visiting(at, browser)
