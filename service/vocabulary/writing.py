"""How two writings of a name or code are compared: width, blanks, case tell nothing apart; and how one is repeated."""

from __future__ import annotations

from unicodedata import normalize

_QUOTED = 40


def quoted(text: str) -> str:
    """What somebody typed, as a message repeats it: its beginning, where it is longer than any name."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def folded(text: str) -> str:
    """A name or code as it is compared: NFKC, without blanks, case aside."""
    return "".join(normalize("NFKC", text).split()).casefold()
