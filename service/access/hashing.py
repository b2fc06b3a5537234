"""Passwords to hashes (argon2id) and back to yes or no, a few at a time."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from pwdlib import PasswordHash

AT_ONCE = 4
"""Technical: each hashing holds 64 MiB, so a flood of sign-ins must wait rather than eat the memory."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a password is right, and its hash by today's parameters where the kept one has others, else empty."""

    right: bool
    rehashed: str = ""


class Hasher:
    """argon2id with the parameters that pwdlib recommends; tests give cheaper ones."""

    def __init__(self, method: PasswordHash | None = None, at_once: int = AT_ONCE) -> None:
        self._method = method or PasswordHash.recommended()
        self._turns = threading.BoundedSemaphore(at_once)

    def hashed(self, password: str) -> str:
        """The hash to keep; parameters and salt stand in it."""
        with self._turns:
            return self._method.hash(_plain(password))

    def verify(self, password: str, kept: str) -> Verified:
        """Compare with a kept hash; an empty one takes as long and is never right."""
        with self._turns:
            right, rehashed = self._method.verify_and_update(_plain(password), kept or self._nobody)
        return Verified(right and bool(kept), rehashed or "")

    @cached_property
    def _nobody(self) -> str:
        """What the password of a login that does not exist is compared with."""
        return self._method.hash(secrets.token_hex())


def _plain(password: str) -> str:
    """One spelling of the same characters, however a keyboard composes them (NIST SP 800-63B-4)."""
    return unicodedata.normalize("NFKC", password)


HASHER = Hasher()
"""The one of this process."""
