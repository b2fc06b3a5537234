"""When failures lock an account, and how long whoever fails often at a login name or from an address has to wait."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address

from service.access.profiles import Profile

FREE_FAILURES = 20
"""Technical: failures from one address at one login name within the window before they are slowed down."""
FREE_FROM_ADDRESS = 400
"""Technical: the same at any login names; an office shares an address, and one of it is not to stop the others."""
LONGEST_WAIT = timedelta(seconds=60)
_FIRST_WAIT = timedelta(seconds=1)


def counted(failures: Collection[datetime], at: datetime, profile: Profile) -> int:
    """How many failures still count. One that lies ahead counts as well: a clock that was set back forgives nothing."""
    return sum(at - failure < profile.window for failure in failures)


def locks(failures: Collection[datetime], at: datetime, profile: Profile) -> bool:
    """Whether a failure at this moment, after these, locks the account."""
    return counted(failures, at, profile) + 1 >= profile.failures


def wait(failures: Collection[datetime], at: datetime, profile: Profile, free: int = FREE_FAILURES) -> timedelta:
    """How long whoever has these failures has to wait still: nothing for the first `free`, then twice as long after
    each, up to a minute."""
    excess = counted(failures, at, profile) - free
    if excess < 0:
        return timedelta(0)
    pause = LONGEST_WAIT if excess > 6 else min(LONGEST_WAIT, _FIRST_WAIT * 2**excess)
    return min(max(timedelta(0), max(failures) + pause - at), pause)


def address_counted(ip: str) -> str:
    """What stands for an address where failures are counted: of IPv6 the /64, within which one customer has every
    address; IPv4 written as IPv6 is IPv4. What is no address stands for itself."""
    try:
        address: IPv4Address | IPv6Address = ip_address(ip)
    except ValueError:
        return ip
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return f"{IPv6Address(int(address) >> 64 << 64)}/64"
