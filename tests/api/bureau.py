"""Offices of two provinces on one installation, everybody signed in to the interface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from service.storage import parks
from service.vocabulary.park import Park
from service.vocabulary.person import Department, Person, Role
from service.workflow.installation.open_database import opened
from tests.api.served import Served, serving
from tests.storage.installations import installed
from tests.workflow.accounts.doors import PASSWORD, an_account, code_at, enter
from tests.workflow.park_versions import PARK, PARK_CODE

HERE, CITY, THERE = "zhejiang", "示例市", "gansu"
EXPERTS = ("expert1", "expert2", "expert3")
PEOPLE = {
    "assessor": Person(0, "程若谷", Role.ASSESSOR, None, HERE),
    "submitter": Person(0, "周园", Role.SUBMITTER, None, HERE, park=PARK_CODE),
    "reviewer": Person(0, "吴初审", Role.CITY_REVIEWER, None, HERE, CITY),
    **{
        login: Person(0, name, Role.EXPERT, None, HERE)
        for login, name in zip(EXPERTS, ("林镕", "何堃", "苏晴岚"), strict=True)
    },
    "drc": Person(0, "郑发改", Role.APPROVER, Department.DRC, HERE),
    "miit": Person(0, "王工信", Role.APPROVER, Department.MIIT, HERE),
    "elsewhere": Person(0, "马陇", Role.ASSESSOR, None, THERE),
}
BEFORE = timedelta(minutes=2)
"""Everybody signed in a while ago: a code of the authenticator is taken once only."""

Answer = dict[str, Any]


@dataclass
class Bureau:
    """The installation, who is signed in (by login name), and the case once it is open with its version."""

    service: Served
    folder: Path
    tokens: dict[str, str] = field(default_factory=dict)
    case: str = ""
    version: int = 0
    last: httpx.Response = field(default_factory=lambda: httpx.Response(200))

    def ask(self, method: str, path: str, by: str = "assessor", **sent: Any) -> httpx.Response:
        """What the interface answers somebody."""
        headers = {"Authorization": f"Bearer {self.tokens[by]}", **sent.pop("headers", {})}
        self.last = self.service.client.request(method, path, headers=headers, **sent)
        return self.last

    def read(self, path: str, by: str = "assessor", **sent: Any) -> Any:
        """What can be read."""
        answer = self.ask("GET", path, by, **sent)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, path: str, by: str = "assessor", **body: Any) -> Answer:
        """What is answered to a change that succeeds."""
        answer = self.ask("POST", path, by, json=body)
        assert answer.status_code in (200, 201), answer.text
        made: Answer = answer.json()
        return made

    def act(self, kind: str, by: str = "assessor", **said: Any) -> Answer:
        """A plain act that succeeds."""
        return self.go(self.send(f"/cases/{self.case}/acts", by, seen=self.version, act={"kind": kind, **said}))

    def do(self, noun: str, by: str = "assessor", **said: Any) -> Answer:
        """An act with a route of its own that succeeds."""
        return self.go(self.send(f"/cases/{self.case}/{noun}", by, seen=self.version, **said))

    def upload(self, noun: str, workbook: Path, by: str = "assessor", **said: Any) -> Answer:
        """An import that succeeds."""
        form = {"seen": str(self.version), **said}
        files = {"workbook": (workbook.name, workbook.read_bytes())}
        answer = self.ask("POST", f"/cases/{self.case}/{noun}", by, data=form, files=files)
        assert answer.status_code == 200, answer.text
        return self.go(answer.json())

    def go(self, told: Answer) -> Answer:
        """On from the version that is there now."""
        done = told.get("done", told) if "version" not in told else told
        self.version = done["version"] if done is not None else self.version
        return told

    def confirm(self, by: str, act: dict[str, str], ahead: timedelta = timedelta()) -> str:
        """That somebody shows again who they are, for exactly this. ahead: of how much later the code is; each is
        taken once, and one of the time before would be too old as soon as the next half minute begins."""
        proof = {"password": PASSWORD, "code": code_at(datetime.now(UTC) + ahead)}
        return str(self.send("/me/confirmations", by, **proof, case=self.case, act=act)["token"])

    def standing(self) -> Answer:
        """The case as the assessor sees it."""
        shown: Answer = self.read(f"/cases/{self.case}")
        return shown


@contextmanager
def bureau(folder: Path, kind: str = "sqlite") -> Iterator[Bureau]:
    """The park of the walkthrough is in the registry; everybody is signed in. kind: of the database."""
    now = datetime.now(UTC)
    with installed(kind, folder) as installation, serving(installation.settings) as service:
        with opened(service.settings) as database, database.writing() as session:
            parks.add(session, [Park(PARK_CODE, PARK_CODE, PARK, HERE, city=CITY)], now)
        made = Bureau(service, folder)
        for login in PEOPLE:
            an_account(service.settings, login, PEOPLE[login], at=now - BEFORE)
            made.tokens[login] = enter(service.settings, login, now - BEFORE).token
        yield made
