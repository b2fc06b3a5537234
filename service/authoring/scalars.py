"""Plain texts → dates, numbers, yes/no; anything else is a Mistake with its repair."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from service.authoring.problem import English, Mistake

LONGEST = 40
"""Characters of the longest number."""

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def as_date(text: str) -> date:
    """`2024-01-01`.

    Raises:
        Mistake: anything else, or a day that does not exist.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Mistake(
                "bad-date",
                f"不存在的日期“{text}”",
                "日历上有的日期",
                "改正年、月、日",
                en=English(
                    f"the date “{text}”, which does not exist", "a day of the calendar", "correct year, month or day"
                ),
            ) from None
    raise Mistake(
        "bad-date",
        f"不是日期的“{text}”",
        "年-月-日，如 2024-01-01",
        "按 2024-01-01 的样子写",
        en=English(f"“{text}”, which is no date", "year-month-day such as 2024-01-01", "write it like 2024-01-01"),
    )


def as_number(text: str) -> Decimal:
    """A number without unit, exactly as written: `40`, `0.35`, `-1`, `1,000`.

    Raises:
        Mistake: anything else.
    """
    if _NUMBER.fullmatch(text) and len(text) <= LONGEST:
        return Decimal(text.replace(",", ""))
    raise Mistake(
        "bad-number",
        f"不是数的“{text}”",
        "数，如 40、0.35、1,000",
        "写成半角数字，不带单位",
        en=English(
            f"“{text}”, which is no number",
            "a number such as 40, 0.35, 1,000",
            "write half-width digits without a unit",
        ),
    )


def as_whole(text: str) -> int:
    """A whole number from 0.

    Raises:
        Mistake: anything else.
    """
    if text.isascii() and text.isdigit() and len(text) <= LONGEST:
        return int(text)
    raise Mistake(
        "bad-whole",
        f"不是自然数的“{text}”",
        "0、1、2 … 这样的整数",
        "写成半角整数",
        en=English(f"“{text}”, which is no natural number", "a whole number 0, 1, 2 …", "write half-width digits"),
    )


def as_flag(text: str) -> bool:
    """`true` or `false`.

    Raises:
        Mistake: anything else.
    """
    if text in ("true", "false"):
        return text == "true"
    raise Mistake(
        "bad-flag",
        f"“{text}”",
        "true（是）或 false（否）",
        "改成 true 或 false",
        en=English(f"“{text}”", "true or false", "write true or false"),
    )


def as_name(text: str) -> str:
    """A name in the language: small ASCII letters, digits and underscores, a letter first.

    Raises:
        Mistake: anything else.
    """
    if re.fullmatch(r"[a-z][a-z0-9_]*", text):
        return text
    raise Mistake(
        "bad-name",
        f"不能作名称的“{text}”",
        "小写英文字母开头，由小写字母、数字和下划线组成",
        "改名，例如 done_rate",
        en=English(
            f"“{text}”, which cannot be a name",
            "a small letter first, then small letters, digits and underscores",
            "rename it, for example done_rate",
        ),
    )
