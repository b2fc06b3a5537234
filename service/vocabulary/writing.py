"""How two writings of a name or code are compared: width, blanks and case tell nothing apart."""

from __future__ import annotations

from unicodedata import normalize


def folded(text: str) -> str:
    """A name or code as it is compared: NFKC, without blanks, case aside."""
    return "".join(normalize("NFKC", text).split()).casefold()
