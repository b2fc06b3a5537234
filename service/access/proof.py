"""Whether somebody has shown who they are: the verdict on what they offered, whatever the order of events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from service.access.account import Account, AccountState
from service.access.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What somebody offers as proof, and the address they are at (empty on the machine itself). code: of the
    authenticator, or a recovery code; empty without."""

    password: str = field(repr=False)
    code: str = field(default="", repr=False)
    ip: str = ""


class Verdict(StrEnum):
    """proven; code_needed: the password is right, the second factor is not offered; failed: counts as a failure;
    locked, closed: nothing they offer can prove anything now."""

    PROVEN = "proven"
    CODE_NEEDED = "code_needed"
    FAILED = "failed"
    LOCKED = "locked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found of the offered: is the person of the account active, the password right, the code right (None:
    none was offered)."""

    person_active: bool
    password: bool
    code: bool | None


def verdict(account: Account, found: Checked, at: datetime, profile: Profile) -> Verdict:
    """The verdict at a moment."""
    state = account.state(at, profile)
    if state is AccountState.LOCKED:
        return Verdict.LOCKED
    if state is not AccountState.ACTIVE or not found.person_active:
        return Verdict.CLOSED
    if not found.password:
        return Verdict.FAILED
    if not account.totp_on or found.code:
        return Verdict.PROVEN
    return Verdict.CODE_NEEDED if found.code is None else Verdict.FAILED
