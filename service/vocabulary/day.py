"""Days of the calendar as the offices count them."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta, timezone

from service.vocabulary.language import Said

OFFICE = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The one official time of every jurisdiction (北京时间); it has no summer time."""


def in_utc(at: datetime) -> datetime:
    """The moment as it is recorded.

    Raises:
        ValueError: it has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"a moment without time zone: {at}")
    return at.astimezone(UTC)


def day_of(at: datetime) -> date:
    """The day on the offices' calendar at a moment.

    Raises:
        ValueError: the moment has no time zone.
    """
    return in_utc(at).astimezone(OFFICE).date()


def in_words(day: date) -> str:
    """`2026年5月19日`, as documents write a day."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment(at: datetime) -> Said:
    """`2026-03-31 17:04:00（北京时间）`: a moment as people read it, in the one official time.

    Raises:
        ValueError: the moment has no time zone.
    """
    text = in_utc(at).astimezone(OFFICE).strftime("%Y-%m-%d %H:%M:%S")
    return Said(f"{text}（北京时间）", f"{text} (Beijing time)")


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
