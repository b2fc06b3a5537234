"""The two password profiles: what passwords, second factors, sessions and failures have to keep to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class ProfileName(StrEnum):
    """Whose rules hold: those assessed under GB/T 22239-2019 third level (8.1.4.1), or those of OWASP ASVS 5.0 and NIST
    SP 800-63B-4. They contradict one another on composition and periodic change."""

    MLPS3 = "mlps3"
    ASVS = "asvs"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRules:
    """length: least characters, `length_with_second_factor` where the account has one. classes: how many of the four
    (upper case, lower case, digits, others) must occur. lasts: until it must be changed, None for ever. remembered: how
    many former ones, with the present one, are refused."""

    length: int
    length_with_second_factor: int
    classes: int
    lasts: timedelta | None
    remembered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """failures within `window` lock an account for `lock`. idle, absolute: how long a session lasts without and with
    use. sessions: at once of one account. unused: after which an account has to be enabled again."""

    name: ProfileName
    password: PasswordRules
    second_factor: bool
    failures: int
    window: timedelta
    lock: timedelta
    idle: timedelta
    absolute: timedelta
    sessions: int
    unused: timedelta


PROFILES: Mapping[ProfileName, Profile] = {
    ProfileName.MLPS3: Profile(
        name=ProfileName.MLPS3,
        password=PasswordRules(
            length=12, length_with_second_factor=12, classes=3, lasts=timedelta(days=90), remembered=5
        ),
        second_factor=True,
        failures=5,
        window=timedelta(minutes=15),
        lock=timedelta(minutes=30),
        idle=timedelta(minutes=15),
        absolute=timedelta(hours=8),
        sessions=1,
        unused=timedelta(days=90),
    ),
    ProfileName.ASVS: Profile(
        name=ProfileName.ASVS,
        password=PasswordRules(length=15, length_with_second_factor=8, classes=0, lasts=None, remembered=1),
        second_factor=False,
        failures=5,
        window=timedelta(minutes=15),
        lock=timedelta(minutes=30),
        idle=timedelta(minutes=30),
        absolute=timedelta(hours=12),
        sessions=5,
        unused=timedelta(days=90),
    ),
}
"""What holds by default, and the laxest there may be: a deployment may only tighten it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightened:
    """What a deployment sets instead of the profile's figure; None leaves it."""

    idle_minutes: int | None = None
    absolute_hours: int | None = None
    sessions: int | None = None
    failures: int | None = None
    lock_minutes: int | None = None


def tightened(profile: Profile, by: Tightened) -> Profile:
    """The profile with the figures of a deployment.

    Raises:
        Fault: a figure is laxer than the profile allows; all such figures are named at once.
    """
    lax = tuple(_lax(profile, by))
    if lax:
        zh, en = "；".join(one.zh for one in lax), "; ".join(one.en for one in lax)
        said = Said(
            f"安全设置比 {profile.name} 档允许的宽：{zh}；请改正环境变量，或取消它而用该档的数字",
            f"security settings are laxer than profile {profile.name} allows: {en}; correct or unset them",
        )
        raise Fault("security-too-lax", said)
    return replace(
        profile,
        idle=_minutes(by.idle_minutes, profile.idle),
        absolute=profile.absolute if by.absolute_hours is None else timedelta(hours=by.absolute_hours),
        sessions=profile.sessions if by.sessions is None else by.sessions,
        failures=profile.failures if by.failures is None else by.failures,
        lock=_minutes(by.lock_minutes, profile.lock),
    )


def _minutes(given: int | None, otherwise: timedelta) -> timedelta:
    return otherwise if given is None else timedelta(minutes=given)


def _lax(profile: Profile, by: Tightened) -> list[Said]:
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    at_most = (
        ("SESSION_IDLE_MINUTES", by.idle_minutes, profile.idle // minute),
        ("SESSION_HOURS", by.absolute_hours, profile.absolute // hour),
        ("SESSIONS_PER_ACCOUNT", by.sessions, profile.sessions),
        ("SIGN_IN_FAILURES", by.failures, profile.failures),
    )
    said = [_bound(name, given, "不大于", "at most", most) for name, given, most in at_most if (given or 0) > most]
    least = profile.lock // minute
    if by.lock_minutes is not None and by.lock_minutes < least:
        said.append(_bound("LOCK_MINUTES", by.lock_minutes, "不小于", "at least", least))
    return said


def _bound(name: str, given: int | None, zh: str, en: str, figure: int) -> Said:
    variable = f"ACCEPTANCE_{name}"
    return Said(f"{variable}={given}，应{zh} {figure}", f"{variable}={given}, {en} {figure} is allowed")
