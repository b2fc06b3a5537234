"""Plain texts become dates, numbers, flags and names, or a mistake with its repair."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import Mistake
from service.authoring.scalars import as_date, as_flag, as_name, as_number, as_whole


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates(day: date) -> None:
    assert as_date(day.isoformat()) == day


@given(st.decimals(-(10**12), 10**12, places=4))
def test_numbers_with_and_without_thousands(number: Decimal) -> None:
    assert as_number(f"{number}") == number
    assert as_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (as_date, "2024-02-30", "bad-date"),
        (as_date, "2024/01/01", "bad-date"),
        (as_date, "20240101", "bad-date"),
        (as_number, "1,00", "bad-number"),
        (as_number, "1e5", "bad-number"),
        (as_number, "60%", "bad-number"),
        (as_number, "", "bad-number"),
        (as_number, "1" * 41, "bad-number"),
        (as_whole, "1" * 41, "bad-whole"),
        (as_whole, "-1", "bad-whole"),
        (as_whole, "1.0", "bad-whole"),
        (as_whole, "２", "bad-whole"),
        (as_flag, "yes", "bad-flag"),
        (as_flag, "True", "bad-flag"),
        (as_name, "Rate", "bad-name"),
        (as_name, "完成率", "bad-name"),
        (as_name, "1st", "bad-name"),
    ],
)
def test_refusals(parse: Callable[[str], object], text: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        parse(text)
    assert caught.value.code == code
    assert caught.value.repair


def test_the_rest() -> None:
    assert as_whole("012") == 12
    assert as_flag("true") is True
    assert as_flag("false") is False
    assert as_name("done_rate2") == "done_rate2"
