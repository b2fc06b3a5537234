"""An installation of two provinces, with one of each role signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx

from service.settings import Settings
from service.vocabulary.person import ADMINISTRATORS, Department, Person, Role
from tests.api.served import Served, serving
from tests.storage.installations import installed
from tests.workflow.access.provinces import EARLY, two_provinces

_MANY = 1_000_000
_RATES = dict.fromkeys(("requests_per_session", "requests_per_address", "sign_ins_per_address"), _MANY)
_BYSTANDER = "bystander"
"""An account to which the others may do what they like: nobody here asks with it."""


@dataclass(frozen=True)
class Everybody:
    """headers: of one person of each role, the assessor first. known: parameters of paths that name something."""

    service: Served
    known: dict[str, str]
    headers: dict[Role, dict[str, str]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def settings(self) -> Settings:
        return self.service.settings

    @property
    def client(self) -> httpx.Client:
        return self.service.client

    def come_in(self, role: Role) -> None:
        """Whoever is signed out by now signs in again, with a new account: the old one may be locked."""
        if role not in self.headers or not self.client.get("/me", headers=self.headers[role]).is_success:
            number = next(self._numbers)
            self.headers[role] = self.service.bearer(_of(role, number), f"{role.value}-{number}")


@contextmanager
def everybody(folder: Path, kind: str = "sqlite") -> Iterator[Everybody]:
    """Nobody is told to slow down here. kind: of the database."""
    known = {
        "case_id": EARLY,
        "park_id": "P1",
        "programme": "145",
        "person_id": "31",
        "login": _BYSTANDER,
        "job_id": "1",
        "pack": "base-145",
        "jurisdiction": "zhejiang",
    }
    with installed(kind, folder) as made, serving(made.settings.model_copy(update=_RATES)) as service:
        two_provinces(service.settings)
        there = Everybody(service, known)
        service.bearer(_of(Role.VIEWER, -1), _BYSTANDER)
        for role in sorted(Role, key=lambda role: role is not Role.ASSESSOR):
            there.come_in(role)
        yield there


def _of(role: Role, number: int) -> Person:
    department, name = Department.DRC if role is Role.APPROVER else None, f"某{role.label}{number}"
    if role in ADMINISTRATORS:
        return Person(0, name, role)
    return Person(0, name, role, department, "zhejiang", city="宁海市", park="P1")
