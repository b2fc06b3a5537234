"""What Excel and WPS show under a number format."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.formats import shown_as

ACCOUNTING = '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("number_format", "stored", "text", "scaled"),
    [
        ("General", "5", "5", 0),
        ("@", "5", "5", 0),
        ("0%", "0.37", "37%", 0),
        ("0.0_%", "5", "5", 0),
        ("0!%", "5", "5%", 0),
        ("0%;-0", "-5", "-5", 0),
        ("0,", "1234567", "1234.567", 3),
        ("#,##0.0,,", "1234567", "1.234567", 6),
        ("0,.0", "1234567", "1234.567", 3),
        ("0!.0,", "12345678", "1234.5678", 4),
        ('0"."0000', "12345678", "1234.5678", 4),
        ('0!.0,"万"', "12345678", "1234.5678万", 4),
        ("0!.00,,", "12345678", "0.12345678", 8),
        ('[>=10000]0!.0,"万";0', "12345", "1.2345万", 4),
        ('[>=10000]0!.0,"万";0', "5", "5", 0),
        ('0.0"万吨"', "3.2", "3.2万吨", 0),
        ('G/通用格式"吨"', "5", "5吨", 0),
        ('"约"0', "5", "约5", 0),
        ("[$$-409]#,##0", "5", "$5", 0),
        ("[$¥-804]#,##0.00", "5", "5", 0),
        (ACCOUNTING, "-5", "-5", 0),
        (ACCOUNTING, "0", "0", 0),
        ("#,##0.00_);[Red](#,##0.00)", "-5", "-5", 0),
        ("# ??/100", "0.5", "0.5", 0),
        ("0.00E+00", "1234", "1234", 0),
        ("[DBNum1][$-804]General", "5", "5", 0),
        ('0;-0;"—"', "0", "0", 0),
    ],
)
def test_the_figure_and_the_words_on_the_screen(number_format: str, stored: str, text: str, scaled: int) -> None:
    shown = shown_as(number_format, Decimal(stored))
    assert (shown.text, shown.scaled, shown.visible) == (text, scaled, True)


@pytest.mark.parametrize(
    ("number_format", "stored", "text"),
    [(";;;", "5", ""), ("0;-0;;@", "0", ""), ('0;-0;"未统计"', "0", "未统计"), ('"是";"否"', "1", "是")],
)
def test_a_number_that_is_not_shown(number_format: str, stored: str, text: str) -> None:
    shown = shown_as(number_format, Decimal(stored))
    assert (shown.text, shown.visible) == (text, False)


@pytest.mark.parametrize("number_format", ["#", "#,###", "#.##", "#%", "#;-#"])
def test_a_format_of_optional_digits_alone_leaves_a_zero_blank(number_format: str) -> None:
    assert not shown_as(number_format, Decimal(0)).visible
    assert shown_as(number_format, Decimal(5)).visible


@pytest.mark.parametrize(
    ("number_format", "inserted"),
    [
        (r"0\!.0000\万", "!"),
        (r"[>10000][$-409]0\!.0,\万;0", "!"),
        (r"0\x0", "x"),
        ("000-0000", "-"),
        ("0!.0,", ""),
        (r"#\ ##0", ""),
        ("#'##0", ""),
        ("# ??/100", ""),
        ("##0.0E+0", ""),
    ],
)
def test_what_a_format_draws_between_the_digits(number_format: str, inserted: str) -> None:
    assert shown_as(number_format, Decimal(12345)).inserted == inserted


@pytest.mark.parametrize(
    ("number_format", "stored", "kept"),
    [
        ("0;0", "-5", False),
        ("0.0;0.0;0", "-5", False),
        ("-0", "5", False),
        (r"\(0\)", "5", False),
        ("0;0", "5", True),
        ("0;[Red]0", "-5", True),
        ("0;0-", "-5", True),
        ('0;"▲"0', "-5", True),
        ("0;(0)", "-5", True),
        ("+0;-0", "5", True),
        ("0;0", "0", True),
        ("[>10]0;0", "-5", True),
        ("0;", "-5", True),
    ],
)
def test_whether_the_sign_of_a_number_is_seen(number_format: str, stored: str, kept: bool) -> None:
    assert shown_as(number_format, Decimal(stored)).sign_kept is kept


@given(st.text('0#?.,%;!\\"[]_*@万>=-$Ee/', max_size=16), st.decimals(-(10**9), 10**9, places=3))
def test_no_format_changes_what_is_stored(number_format: str, value: Decimal) -> None:
    shown = shown_as(number_format, value)
    assert shown.stored == value
    assert shown.figure.scaleb(shown.scaled - 2 * shown.percent) == value
