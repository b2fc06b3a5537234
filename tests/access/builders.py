"""Accounts as values, for tests of the pure rules."""

from dataclasses import replace

from service.access.account import Account
from service.access.profiles import PROFILES, ProfileName
from service.vocabulary.person import Role
from tests.storage.builders import NOW

MLPS3, ASVS = PROFILES[ProfileName.MLPS3], PROFILES[ProfileName.ASVS]


def account(**changed: object) -> Account:
    whole = Account(
        id=1,
        login="zhangsan",
        identity="A001",
        person=7,
        role=Role.ASSESSOR,
        created_at=NOW,
        used_at=NOW,
        password_hash="$argon2id$",
        password_set_at=NOW,
    )
    return replace(whole, **changed)  # type: ignore[arg-type]
