"""A case of a walk on an installation that is served, with people who are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from service.vocabulary.person import Department, Person, Role
from service.workflow.installation.open_database import opened
from tests.api.served import Served, served
from tests.casework.builders import Walk
from tests.storage.stored_cases import CASE, stored
from tests.workflow.accounts.doors import an_account, enter

PEOPLE = {
    "assessor": Person(0, "新评估员", Role.ASSESSOR, None, "zhejiang"),
    "submitter": Person(0, "新填报员", Role.SUBMITTER, None, "zhejiang", "宁海市", "P1"),
    "approver": Person(0, "新审批人", Role.APPROVER, Department.DRC, "zhejiang"),
    "elsewhere": Person(0, "外省专家", Role.EXPERT, None, "gansu"),
}
PDF = b"%PDF-1.7\n%%EOF\n"


@dataclass
class StoredCase:
    """The service, the case's id and version, and the tokens by login name."""

    service: Served
    version: int
    tokens: dict[str, str]

    def ask(self, method: str, path: str, by: str = "assessor", **sent: Any) -> httpx.Response:
        """What is answered somebody; `path` behind the case."""
        headers = {"Authorization": f"Bearer {self.tokens[by]}"}
        return self.service.client.request(method, f"/cases/{CASE}{path}", headers=headers, **sent)

    def act(self, path: str, by: str = "assessor", **body: Any) -> httpx.Response:
        """What is answered to an act at the version that is there."""
        answer = self.ask("POST", path, by, json={"seen": self.version, **body})
        self.version += answer.status_code == 200
        return answer


@contextmanager
def stored_case(folder: Path, driven: Walk, *logins: str, **of: object) -> Iterator[StoredCase]:
    """These people are signed in since two minutes ago. of: settings."""
    before = datetime.now(UTC) - timedelta(minutes=2)
    with served(folder, **of) as service:
        with opened(service.settings) as database:
            stored(database, driven)
        tokens = {}
        for login in logins:
            an_account(service.settings, login, PEOPLE[login], at=before)
            tokens[login] = enter(service.settings, login, before).token
        yield StoredCase(service, driven.now.version, tokens)
