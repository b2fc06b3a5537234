"""When failures lock an account, and how long an address that fails often has to wait."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from service.access.profiles import Profile

FREE_FAILURES = 20
"""Technical: failures from one address within the window before it is slowed down; an office shares one."""
LONGEST_WAIT = timedelta(seconds=60)
_FIRST_WAIT = timedelta(seconds=1)


def counted(failures: Collection[datetime], at: datetime, profile: Profile) -> int:
    """How many failures still count. One that lies ahead counts as well: a clock that was set back forgives nothing."""
    return sum(at - failure < profile.window for failure in failures)


def locks(failures: Collection[datetime], at: datetime, profile: Profile) -> bool:
    """Whether a failure at this moment, after these, locks the account."""
    return counted(failures, at, profile) + 1 >= profile.failures


def wait(failures: Collection[datetime], at: datetime, profile: Profile) -> timedelta:
    """How long an address with these failures has to wait still: nothing at first, then twice as long after each, up to
    a minute."""
    excess = counted(failures, at, profile) - FREE_FAILURES
    if excess < 0:
        return timedelta(0)
    pause = LONGEST_WAIT if excess > 6 else min(LONGEST_WAIT, _FIRST_WAIT * 2**excess)
    return min(max(timedelta(0), max(failures) + pause - at), pause)
