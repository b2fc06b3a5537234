"""An account: how one person shows who they are, and whether it can be used at a moment."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from service.access.profiles import Profile
from service.vocabulary.language import Said
from service.vocabulary.person import Role


class AccountState(StrEnum):
    """What stands in the way of signing in, the most lasting first."""

    DISABLED = "disabled"
    EXPIRED = "expired"
    UNREDEEMED = "unredeemed"
    LOCKED = "locked"
    ACTIVE = "active"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATES[self]


_STATES = {
    AccountState.DISABLED: Said("已停用", "disabled"),
    AccountState.EXPIRED: Said("久未使用，已过期", "expired for want of use"),
    AccountState.UNREDEEMED: Said("待设密码", "no password set yet"),
    AccountState.LOCKED: Said("已锁定", "locked"),
    AccountState.ACTIVE: Said("在用", "active"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of one person. identity: staff number or telephone number, of one human. role: the person's.
    password_hash: empty until a one-time code is redeemed. used_at: when it was last signed in to or enabled.
    totp_secret: sealed, empty where `totp_on` is not; totp_pending: the next one, sealed, until a code confirms it.
    totp_step: the last one used, so that none is used twice."""

    id: int
    login: str
    identity: str
    person: int
    role: Role
    created_at: datetime
    used_at: datetime
    password_hash: str = field(default="", repr=False)
    password_set_at: datetime | None = None
    must_change: bool = False
    disabled_at: datetime | None = None
    locked_until: datetime | None = None
    totp_secret: str = field(default="", repr=False)
    totp_on: bool = False
    totp_pending: str = field(default="", repr=False)
    totp_step: int = 0

    def state(self, at: datetime, profile: Profile) -> AccountState:
        """At a moment, under a profile."""
        if self.disabled_at is not None:
            return AccountState.DISABLED
        if at - self.used_at >= profile.unused:
            return AccountState.EXPIRED
        if not self.password_hash:
            return AccountState.UNREDEEMED
        if self.locked_until is not None and at < self.locked_until:
            return AccountState.LOCKED
        return AccountState.ACTIVE

    def password_is_old(self, at: datetime, profile: Profile) -> bool:
        """Whether the profile's time of it is over."""
        lasts = profile.password.lasts
        return lasts is not None and self.password_set_at is not None and at - self.password_set_at >= lasts


def plain_login(login: str) -> str:
    """One spelling of a login name: half width, small letters, nothing around it."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def plain_identity(identity: str) -> str:
    """One spelling of a staff or telephone number: half width, capital letters, no spaces or hyphens, no +86."""
    text = unicodedata.normalize("NFKC", identity).upper()
    kept = "".join(mark for mark in text if mark.isalnum() or mark == "+")
    return kept.removeprefix("+86").replace("+", "")
