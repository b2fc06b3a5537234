"""Numbers as people write them: one reading or none, never a guess."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.faults import MisreadError
from service.intake.cells.numerals import Numeral, in_words, read_numeral, tidy
from service.vocabulary.exact import plain
from tests.vocabulary.problems import zh

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
amounts = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1234.5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1，234，567", "1234567", ""),
        ("１，２３４．５", "1234.5", ""),
        ("　-5 ", "-5", ""),
        ("−5", "-5", ""),
        ("+5", "5", ""),
        (".5", "0.5", ""),
        ("0.0", "0", ""),
        ("1E-05", "0.00001", ""),
        ("3.2 万吨 标煤", "3.2", "万吨标煤"),
        ("37％", "37", "%"),
        ("5km²", "5", "km2"),
        ("0.41 tCO₂/tce", "0.41", "tCO2/tce"),
        ("5吨/(人·年)", "5", "吨/(人·年)"),
        ("达到90%", "90", "%"),
    ],
)
def test_written_forms(text: str, value: str, unit: str) -> None:
    assert read_numeral(text) == Numeral(Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近200", Numeral(Decimal(200), about=True, words=("近",))),
        ("约20%", Numeral(Decimal(20), "%", about=True, words=("约",))),
        ("20余万", Numeral(Decimal(20), "万", about=True, words=("余",))),
        ("90%左右", Numeral(Decimal(90), "%", about=True, words=("左右",))),
        ("72%以上", Numeral(Decimal(72), "%", "at_least", words=("以上",))),
        ("超过93%", Numeral(Decimal(93), "%", "at_least", words=("超过",))),
        ("＞93%", Numeral(Decimal(93), "%", "at_least", words=(">",))),
        ("≥ 90 %", Numeral(Decimal(90), "%", "at_least", words=("≥",))),
        ("≤0.35", Numeral(Decimal("0.35"), "", "at_most", words=("≤",))),
        ("控制在0.8以内", Numeral(Decimal("0.8"), "", "at_most", words=("以内",))),
        ("约90%以上", Numeral(Decimal(90), "%", "at_least", True, ("约", "以上"))),
        ("0.41（等价值）", Numeral(Decimal("0.41"), remark="等价值")),
    ],
)
def test_bounds_approximations_and_remarks(text: str, expected: Numeral) -> None:
    assert read_numeral(text) == expected


@pytest.mark.parametrize("text", ["超过93%", "＞93%", "高于93", "突破200", "<0.35", "低于0.35", "少于3"])
def test_a_bound_that_leaves_itself_out_is_strict(text: str) -> None:
    assert read_numeral(text).strict


@pytest.mark.parametrize("text", ["93", "≥93%", ">=93", "不低于93", "93以上", "大于等于93", "≤3", "不超过3", "约3"])
def test_any_other_bound_is_not_strict(text: str) -> None:
    assert not read_numeral(text).strict


@pytest.mark.parametrize(
    ("text", "code", "readings"),
    [
        ("12-15", "range", ("12", "15")),
        ("5~12%", "range", ("5%", "12%")),
        ("1200（负）", "sign-and-word", ("-1200", "1200")),
        ("1200（下降）", "change-instead-of-value", ()),
        ("3%（年均）", "change-instead-of-value", ()),
        ("85-", "not-a-number", ()),
        ("85/", "not-a-number", ()),
        ("85—", "not-a-number", ()),
        ("694¹", "not-a-number", ()),
        ("6\u03369\u03364\u0336700", "struck-out", ()),
        ("'694", "not-a-number", ("694",)),
        ("“694”", "not-a-number", ("694",)),
        ("5%—12%", "range", ("5%", "12%")),
        ("12至15以上", "range", ("12", "15以上")),
        ("(12)", "number-in-brackets", ("-12", "12")),
        ("（12万元）", "number-in-brackets", ("-12万元", "12万元")),
        ("1.234,5", "malformed-separators", ("1.2345", "1234.5")),
        ("12,34", "malformed-separators", ("1234", "12.34")),
        ("1,2345", "malformed-separators", ("12345", "1.2345")),
        ("1 234", "malformed-separators", ("1234", "1 和 234")),
        ("1.2.3", "malformed-separators", ("123",)),
        ("1。5", "malformed-separators", ("1.5",)),
        ("O.5", "look-alike-letter", ("0.5",)),
        ("l0", "look-alike-letter", ("10",)),
        ("12(13)", "two-numbers", ("12", "13")),
        ("3/4", "two-numbers", ()),
        ("1:3", "two-numbers", ()),
        ("不低于90%以下", "contradictory-bounds", ("≥90%", "≤90%")),
        ("三成", "number-in-words", ()),
        ("百分之九十以上", "number-in-words", ()),
        ("约十二项", "number-in-words", ()),
        ("下降47.8%", "change-instead-of-value", ()),
        ("2022-06-30", "date-instead-of-number", ()),
        ("10³", "not-a-number", ()),
        ("1½", "not-a-number", ()),
        ("①", "not-a-number", ()),
        ("12㏠", "not-a-number", ()),
        ("١٢", "not-a-number", ()),
        ("abc", "not-a-number", ()),
        ("1" * 101, "not-a-number", ()),
        ("9" * 16, "number-out-of-range", ()),
        ("1e16", "number-out-of-range", ()),
        ("0." + "1" * 31, "number-out-of-range", ()),
    ],
)
def test_what_has_no_single_reading_is_refused_with_its_readings(
    text: str, code: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(MisreadError) as raised:
        read_numeral(text)
    assert (raised.value.fault.code, zh(raised.value.fault.readings)) == (code, readings)


def test_words_with_a_numeral_in_them_are_no_number() -> None:
    assert not in_words("统一管理")
    assert not in_words("进一步提高")
    assert in_words("下降十六%")


def test_tidying_keeps_a_space_between_digits() -> None:
    assert tidy(" 1 234 万 吨　") == "1 234万吨"


@given(amounts, st.sampled_from(["{:f}", "{:,f}"]), st.booleans(), st.sampled_from(["", " ", "　"]))
def test_every_written_form_of_a_number_reads_back(number: Decimal, form: str, full_width: bool, space: str) -> None:
    written = form.format(number)
    written = written.translate(FULL_WIDTH) if full_width else written
    assert read_numeral(f"{space}{written}{space}万吨").value == number


@given(amounts, st.sampled_from(["约{}", "近{}", "{}左右", "≥{}", "{}以上", "≤{}", "不超过{}", "达到{}"]))
def test_words_around_a_number_leave_it_as_printed(number: Decimal, form: str) -> None:
    assert read_numeral(form.format(plain(number))).value == number


@given(st.text(max_size=120) | st.text("0123456789.,-~%()万亿约以上 E０，", max_size=20))
def test_any_text_has_one_number_or_is_refused(text: str) -> None:
    with contextlib.suppress(MisreadError):
        assert read_numeral(text).value.is_finite()
