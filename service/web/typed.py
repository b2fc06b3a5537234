"""Numbers as people type them: full-width digits and stray blanks are harmless. Never for names or other words."""

from __future__ import annotations

import unicodedata

_DIGITS = 10
"""More are no number of anything here, and reading very long ones takes its time."""


def typed_number(text: str) -> str:
    """The same with usual digits, signs and points, and without blanks: `１，２３４．５　万` → `1,234.5万`."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def whole_number(text: str) -> int | None:
    """A whole number from 0, None where it is none."""
    digits = typed_number(text)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS else None
