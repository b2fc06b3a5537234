"""How near a day is, in words."""

from datetime import date

import pytest

from service.web.days import day_tag, due_tag, late_tag


@pytest.mark.parametrize(
    ("days", "said"), [(-12, "逾期 12 天"), (0, "今天到期"), (7, "还有 7 天"), (8, None), (None, None)]
)
def test_a_day_that_is_near_or_past_is_told_with_the_days(days: int | None, said: str | None) -> None:
    tag = day_tag(days)
    assert (tag and tag.said.zh) == said


def test_the_days_are_counted_from_today() -> None:
    assert due_tag(date(2026, 6, 1), date(2026, 6, 4)) == late_tag(3)
    assert due_tag(None, date(2026, 6, 4)) is None
