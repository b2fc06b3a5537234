"""How two writings of a name or code are compared: width, blanks, case tell nothing apart; and how one is repeated."""

from __future__ import annotations

from unicodedata import normalize

_QUOTED = 40
_NOTHING = frozenset({"无", "没有", "无困难", "没有困难", "暂无困难", "none"})


def quoted(text: str) -> str:
    """What somebody typed, as a message repeats it: its beginning, where it is longer than any name."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def says_none(text: str) -> bool:
    """Whether a report says by this that there were no difficulties; a blank says nothing of them."""
    return folded(text).rstrip("。.") in _NOTHING


def folded(text: str) -> str:
    """A name or code as it is compared: NFKC, without blanks, case aside."""
    return "".join(normalize("NFKC", text).split()).casefold()
