"""What one-time codes are for, and how long they can be used."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

PASSWORD_CODE_LASTS = timedelta(hours=24)
RECOVERY_CODES = 10
RECOVERY_GROUPS = 3
"""Of five characters: 75 bits. A mistaken one counts as a failure to sign in."""


class CodeUse(StrEnum):
    """password: sets one, on a new account or after a reset. recovery: stands in for the second factor once."""

    PASSWORD = "password"
    RECOVERY = "recovery"
