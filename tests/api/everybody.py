"""An installation of two provinces, with one of each role signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from service.settings import Settings
from service.vocabulary.person import ADMINISTRATORS, Department, Person, Role
from tests.api.served import served
from tests.workflow.access.provinces import EARLY, two_provinces

_MANY = 1_000_000


@dataclass(frozen=True)
class Everybody:
    """headers: of one person of each role, the assessor first. known: parameters of paths that name something."""

    settings: Settings
    client: httpx.Client
    headers: list[dict[str, str]]
    known: dict[str, str]


@contextmanager
def everybody(folder: Path) -> Iterator[Everybody]:
    """Nobody is told to slow down here."""
    rates = dict.fromkeys(("requests_per_session", "requests_per_address", "sign_ins_per_address"), _MANY)
    known = {"case_id": EARLY, "park_id": "P1", "programme": "145", "person_id": "31", "login": "viewer", "job_id": "1"}
    with served(folder, **rates) as service:
        two_provinces(service.settings)
        roles = sorted(Role, key=lambda role: role is not Role.ASSESSOR)
        yield Everybody(
            service.settings, service.client, [service.bearer(_of(role), role.value) for role in roles], known
        )


def _of(role: Role) -> Person:
    department = Department.DRC if role is Role.APPROVER else None
    if role in ADMINISTRATORS:
        return Person(0, f"某{role.label}", role)
    return Person(0, f"某{role.label}", role, department, "zhejiang", city="宁海市", park="P1")
