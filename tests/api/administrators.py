"""The three administrators of an installation, each signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from service.vocabulary.person import Person, Role
from tests.api.served import Served, served

SYSTEM, SECURITY, AUDIT, ASSESSOR = "sys", "sec", "aud", "ass"
_PEOPLE = {
    SYSTEM: Person(0, "系统员", Role.SYSTEM_ADMIN),
    SECURITY: Person(0, "安全员", Role.SECURITY_ADMIN),
    AUDIT: Person(0, "审计员", Role.AUDIT_ADMIN),
    ASSESSOR: Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang"),
}


@dataclass(frozen=True)
class Administration:
    """The interface with who asks chosen by login name."""

    service: Served
    headers: dict[str, dict[str, str]]

    def ask(self, method: str, path: str, by: str, **sent: Any) -> httpx.Response:
        """What is answered to one of them."""
        return self.service.client.request(method, path, headers=self.headers[by] | sent.pop("headers", {}), **sent)

    def done(self, method: str, path: str, by: str, **sent: Any) -> Any:
        """What is answered to something that succeeds."""
        answer = self.ask(method, path, by, **sent)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def refused(self, method: str, path: str, by: str, **sent: Any) -> tuple[int, str]:
        """Status and code of what is refused."""
        answer = self.ask(method, path, by, **sent)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        return answer.status_code, answer.json()["code"]


@contextmanager
def administered(folder: Path, *logins: str, **of: object) -> Iterator[Administration]:
    """Those of them, or all, and an assessor. of: settings."""
    with served(folder, **of) as service:
        chosen = {login: _PEOPLE[login] for login in logins or _PEOPLE}
        yield Administration(service, {login: service.bearer(person, login) for login, person in chosen.items()})
