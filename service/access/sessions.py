"""Sessions: how long one lasts, why it ended, and whom it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.access.account import Account
from service.access.profiles import Profile
from service.vocabulary.language import Said
from service.vocabulary.person import Person

TOUCH = timedelta(minutes=1)
"""Technical: use is written down once a minute at most, so a session may end up to a minute early, never late."""


class Ended(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    TOO_OLD = "too_old"
    REPLACED = "replaced"
    PASSWORD_CHANGED = "password_changed"
    ACCOUNT_CHANGED = "account_changed"
    BY_ADMINISTRATOR = "by_administrator"
    FAILURES = "failures"

    @property
    def said(self) -> Said:
        """The reason in both languages."""
        return _REASONS[self]


_REASONS = {
    Ended.SIGNED_OUT: Said("已退出登录", "signed out"),
    Ended.IDLE: Said("长时间没有操作", "idle for too long"),
    Ended.TOO_OLD: Said("已到会话的最长时间", "as long as one sign-in may last"),
    Ended.REPLACED: Said("同一账号已在别处登录", "the account was signed in to elsewhere"),
    Ended.PASSWORD_CHANGED: Said("密码或第二因素已更改", "the password or second factor was changed"),
    Ended.ACCOUNT_CHANGED: Said(
        "账号已停用，或其人员、角色已更改", "the account was disabled, or its person or role changed"
    ),
    Ended.BY_ADMINISTRATOR: Said("已由管理员结束", "ended by an administrator"),
    Ended.FAILURES: Said("再次确认身份时连续失败", "too many failures to confirm who is there"),
}


class Need(StrEnum):
    """What a session is for and nothing else, until it is done."""

    CHANGE_PASSWORD = "change_password"
    ENROL_SECOND_FACTOR = "enrol_second_factor"

    @property
    def said(self) -> Said:
        """What to do, in both languages."""
        return _NEEDS[self]


_NEEDS = {
    Need.CHANGE_PASSWORD: Said("更改密码", "change the password"),
    Need.ENROL_SECOND_FACTOR: Said("登记动态口令（第二因素）", "enrol a second factor"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One session without its token. used_at: to the minute; ends_at: whatever is done with it."""

    id: int
    account: int
    started_at: datetime
    used_at: datetime
    ends_at: datetime
    ip: str
    ended: Ended | None = None
    ended_at: datetime | None = None

    def over(self, at: datetime, profile: Profile) -> Ended | None:
        """Why it is over at a moment, or None while it lasts."""
        if self.ended is not None:
            return self.ended
        if at >= self.ends_at:
            return Ended.TOO_OLD
        return Ended.IDLE if at - self.used_at >= profile.idle else None

    def to_touch(self, at: datetime) -> bool:
        """Whether its use is to be written down again."""
        return at - self.used_at >= TOUCH


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who asks. person: as on record at this moment; session: its number, for the audit trail; needs: what alone may be
    done, empty for everything the person may; password_set_at: also by the one-time code of a reset, so that its owner
    sees one that was not theirs."""

    person: Person
    account: int
    login: str
    session: int
    ends_at: datetime
    needs: tuple[Need, ...] = ()
    password_set_at: datetime | None = None


def needs(account: Account, at: datetime, profile: Profile) -> Iterator[Need]:
    """What has to be done first, in this order."""
    if account.must_change or account.password_is_old(at, profile):
        yield Need.CHANGE_PASSWORD
    if profile.second_factor and not account.totp_on:
        yield Need.ENROL_SECOND_FACTOR
