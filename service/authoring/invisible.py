"""Characters that nobody sees: told where they stand, whether typed or made by an escape in double quotes."""

from __future__ import annotations

import re

from service.authoring.problem import English, Mistake

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, those without width, those that turn the direction of writing, and halves of characters."""


def first_invisible(text: str) -> int | None:
    """Where the first stands in a text; None when there is none."""
    hit = _INVISIBLE.search(text)
    return hit.start() if hit else None


def invisible(character: str) -> Mistake:
    """The mistake that such a character stands somewhere."""
    code = f"U+{ord(character):04X}"
    return Mistake(
        "control-character",
        f"看不见的控制字符 {code}",
        "可见的文字",
        "删去这个字符后重新输入",
        en=English(f"the invisible control character {code}", "visible text", "delete the character and type it again"),
    )
