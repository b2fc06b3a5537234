"""Secrets that the program itself draws: session tokens, and codes that people type; only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32
"""256 bits."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letters that are taken for digits. Five bits a character."""
_MISREAD = str.maketrans("OIL", "011")
_GROUP = 5


def new_token() -> str:
    """A secret for machines to carry, safe in headers and cookies."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code(groups: int = 4) -> str:
    """A secret for people to type: `7KQ2M-…`, 25 bits a group."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(groups))


def token_digest(token: str) -> str:
    """SHA-256 in hexadecimal: enough for secrets that nobody chose."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_digest(code: str) -> str:
    """The digest of a code as people type it: case, spaces, hyphens and mistaken letters do not matter."""
    plain = "".join(code.upper().replace("-", " ").split())
    return token_digest(plain.translate(_MISREAD))
