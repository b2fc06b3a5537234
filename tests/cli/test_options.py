"""Dates and languages as people type them; anything else is refused with what to write."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cli.options import day_or_today, read_day, read_language
from service.cli.usage import NotUnderstood
from service.vocabulary.day import day_of
from service.vocabulary.language import Language
from tests.cli.builders import call


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_every_day_is_read_as_people_write_it(day: date, padded: bool) -> None:
    month, number = (f"{n:02}" if padded else str(n) for n in (day.month, day.day))
    for text in (f"{day.year}-{month}-{number}", f"{day.year}/{month}/{number}", f"{day.year}.{month}.{number}",
                 f" {day.year}年{month}月{number}日 "):  # fmt: skip
        assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("二月", "“二月”不是能识别的日期；请写成 2026-03-31、2026/3/31 或 2026年3月31日"),
        ("2026-3/31", "不是能识别的日期"),
        ("2026年3月31", "不是能识别的日期"),
        ("26-3-31", "不是能识别的日期"),
        ("31/3/2026", "不是能识别的日期"),
        ("2026-02-29", "“2026-02-29”不是日历上的一天"),
        ("0000-01-01", "不是日历上的一天"),
    ],
)
def test_what_is_no_date_is_refused(text: str, told: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_day(text)
    assert told in refused.value.said.zh
    assert f"“{text}” is no " in refused.value.said.en


def test_a_language_is_one_of_two() -> None:
    assert [read_language(word) for word in ("zh", "EN")] == [Language.ZH, Language.EN]
    shown = call("evaluate", "x.xlsx", "--lang", "fr")
    assert (shown.exit_code, shown.stderr) == (2, "没有名为“fr”的界面语言；请写 zh 或 en\n")


@pytest.mark.parametrize(
    "words",
    [("template", "-o", "x.xlsx"), ("rules", "check"), ("rules", "test"), ("evaluate", "x.xlsx")],
)
def test_every_command_refuses_a_bad_date_alike(words: tuple[str, ...]) -> None:
    shown = call(*words, "--on", "2026-13-01")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr == "“2026-13-01”不是日历上的一天；请核对年、月、日，例如 2026-03-31\n"


def test_without_a_day_it_is_today() -> None:
    assert day_or_today(date(2026, 3, 31)) == date(2026, 3, 31)
    before = day_of(datetime.now(UTC))
    assert before <= day_or_today(None) <= day_of(datetime.now(UTC))
