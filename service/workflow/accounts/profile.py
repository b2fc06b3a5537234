"""The security profile of this installation."""

from __future__ import annotations

from service.access.profiles import PROFILES, Profile, ProfileName, Tightened, tightened
from service.settings import Settings


def profile_of(settings: Settings) -> Profile:
    """What passwords, sessions and failures have to keep to.

    Raises:
        Fault: a setting is laxer than its profile allows.
    """
    by = Tightened(
        idle_minutes=settings.session_idle_minutes,
        absolute_hours=settings.session_hours,
        sessions=settings.sessions_per_account,
        failures=settings.sign_in_failures,
        lock_minutes=settings.lock_minutes,
    )
    return tightened(PROFILES[ProfileName(settings.security_profile)], by)
