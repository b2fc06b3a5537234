"""Days as the offices count them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.day import day_of, in_utc, moment, months_later


def test_the_day_changes_at_midnight_in_beijing() -> None:
    assert day_of(datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert day_of(datetime(2026, 3, 1, 16, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_the_zone_of_the_clock_does_not_matter() -> None:
    west = datetime(2026, 3, 1, 8, 0, tzinfo=timezone(timedelta(hours=-8)))
    assert in_utc(west) == west
    assert in_utc(west).tzinfo is UTC
    assert day_of(west) == date(2026, 3, 2)


def test_a_moment_without_zone_is_refused() -> None:
    for find in (in_utc, day_of):
        with pytest.raises(ValueError, match="without time zone"):
            find(datetime(2026, 3, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 4, 15), 6, date(2026, 10, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_that_month_and_never_a_later_day(day: date, months: int) -> None:
    later = months_later(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day


def test_a_moment_is_told_in_beijing_time_and_says_so() -> None:
    told = moment(datetime(2026, 3, 1, 16, 0, 5, tzinfo=UTC))
    assert (told.zh, told.en) == ("2026-03-02 00:00:05（北京时间）", "2026-03-02 00:00:05 (Beijing time)")
