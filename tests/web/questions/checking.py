"""A case whose data check asks about slips of units, and a browser on its installation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from service.asgi import make_app
from service.casework.acts.act import Act
from service.casework.acts.submission import AnswerQuestion
from service.casework.case import Case
from service.vocabulary.person import Person, Role
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.case_desk import CaseDesk, asked, desk
from tests.workflow.park_versions import PARK_CODE

ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")
SUBMITTER = Person(0, "周园", Role.SUBMITTER, None, "zhejiang", park=PARK_CODE)
SLIP = ("CR-A4", "indicator:energy_intensity")
"""Ten thousand times too large."""
LOW = ("CR-F1C", "indicator:vocs_reduction")


@dataclass(frozen=True)
class Checking:
    """The case, and a browser somebody has signed in with."""

    at: CaseDesk
    browser: Browser

    @property
    def table(self) -> str:
        """Its address."""
        return f"/cases/{self.at.case}/questions"

    @property
    def case(self) -> Case:
        """As it stands now."""
        return read_case(self.at.settings, self.at.case)

    def one(self, key: tuple[str, str] = SLIP, verb: str = "") -> str:
        """The address of a question, or of a form of it."""
        return "/".join((self.table, *key, *([verb] if verb else [])))

    def send(self, verb: str, key: tuple[str, str] = SLIP, **fields: Any) -> httpx.Response:
        """What a form of a question is answered, as of now where it does not say otherwise."""
        fields = {"seen": str(self.case.version), **fields}
        return self.browser.post(self.one(key, verb), fields, page=self.one(key))

    def do(self, act: Act, by: str = "园区") -> None:
        """What somebody else does meanwhile."""
        perform_act(self.at.settings, self.at.case, act, asked(by, at=datetime.now(UTC)))

    def answered(self, key: tuple[str, str] = SLIP, text: str = "错把元写成万元") -> None:
        """The park answers."""
        self.do(AnswerQuestion(rule=key[0], subject=key[1], answer=text))


@contextmanager
def checking(folder: Path, person: Person = ASSESSOR, stage: str = "slipped") -> Iterator[Checking]:
    """Somebody at the data check. stage: of the case, see desk()."""
    at = desk(stage, folder)
    app = make_app(at.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
    with running(app, HOST) as client:
        yield Checking(at, Browser(at.settings, client, app).sign_in(person))
