"""What one-time codes are for, how long they can be used, and who has to release them."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from service.vocabulary.person import Role

PASSWORD_CODE_LASTS = timedelta(hours=24)
RECOVERY_CODES = 10
RECOVERY_GROUPS = 3
"""Of five characters: 75 bits. A mistaken one counts as a failure to sign in."""


class CodeUse(StrEnum):
    """password: sets one, on a new account or after a reset. recovery: stands in for the second factor once."""

    PASSWORD = "password"
    RECOVERY = "recovery"


def releaser(issuer: Role | None) -> Role | None:
    """The role that has to release a code that sets a password: whoever sees the code cannot let it work, so that no
    administrator becomes somebody else alone. None for whoever runs the machine."""
    if issuer is None:
        return None
    return Role.SECURITY_ADMIN if issuer is Role.SYSTEM_ADMIN else Role.SYSTEM_ADMIN
