"""The form of a pack's version: 年.次, with a third number for wording."""

from __future__ import annotations

import re

from service.authoring.problem import English, Mistake

_NUMBER = "(0|[1-9][0-9]*)"
VERSION = re.compile(rf"{_NUMBER}(?:\.{_NUMBER}(?:\.{_NUMBER})?)?")
"""年[.次[.修]]: versions are compared by these numbers, and count up by them."""


def as_version(text: str) -> str:
    """`2024`, `2024.1` or `2024.1.1`.

    Raises:
        Mistake: anything else.
    """
    if VERSION.fullmatch(text):
        return text
    raise Mistake(
        "bad-version",
        f"版本“{text}”",
        "年.次，如 2024.1；只改文字的加第三段，如 2024.1.1；都是半角数字，前面不补零",
        "改成这样的版本号",
        en=English(
            f"the version “{text}”",
            "year.release such as 2024.1, with a third number for wording such as 2024.1.1; plain digits, no zero in "
            "front",
            "write the version like that",
        ),
    )
