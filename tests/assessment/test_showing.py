"""What is printed is what people write, and never contradicts a comparison."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.facts import without
from service.assessment.showing import (
    catalogue_entry,
    figure,
    printed,
    show,
    show_attribute,
    slots,
    state_in_words,
    thresholds,
)
from service.rulelang.tables import Attribute, NumberTest, TextTest
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.pack_builders import a_catalogue, a_pack, a_rule, an_indicator, between, one_of

DECIMALS = st.decimals(min_value=-1000, max_value=1000, places=3)
DENOMINATORS = st.decimals(min_value="0.001", max_value=1000, places=3)


def fact(value: Quotient | str | date, unit: str = "", name: str = "x") -> Fact:
    return Fact(name, State.VALUE, value, unit)


@pytest.mark.parametrize(
    ("name", "state", "text"),
    [
        ("answer", State.MISSING, "尚未认定"),
        ("answer", State.DISPUTED, "意见不一致"),
        ("answer", State.NOT_APPLICABLE, "不适用"),
        ("rate", State.MISSING, "缺失"),
        ("rate", State.DISPUTED, "有争议"),
    ],
)
def test_what_has_no_value_says_why(name: str, state: State, text: str) -> None:
    assert show(without(name, state, "", "")) == state_in_words(without(name, state, "", "")) == text


def test_codes_are_shown_as_words_and_words_as_they_are() -> None:
    assert [show(fact(word)) for word in ("approved", "absent", "基本符合")] == ["审核同意", "无", "基本符合"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("0.9", "%", "90%"),
        ("0.785", "%", "78.5%"),
        ("1234567.5", "tce", "1,234,567.5 tce"),
        ("0.50", "tce/万元", "0.50 tce/万元"),
        ("32000.000", "tce", "32,000.00 tce"),
        ("2025", "年", "2025 年"),
        ("-0", "", "0"),
        ("0.4101", "tce/万元", "0.4101 tce/万元"),
        ("6", "项", "6 项"),
    ],
)
def test_finite_numbers_are_printed_in_full(value: str, unit: str, text: str) -> None:
    assert show(Quotient.of(value), unit) == text


def test_zeros_beyond_the_declared_places_are_dropped() -> None:
    assert show(Quotient.of("32000.000"), "tce", 0) == "32,000 tce"
    assert show(Quotient.of("0.5000"), "", 1) == "0.5"


def test_endless_numbers_are_rounded_but_never_to_a_round_number() -> None:
    assert show(Quotient(Decimal(2), Decimal(3)), "%") == "66.67%"
    assert show(Quotient(Decimal(1), Decimal(8)), "", 2) == "0.12"
    assert show(Quotient(Decimal(2_999_999), Decimal(3_000_000)), "%") == "99.99997%"
    assert show(Quotient(Decimal("0.9319999"), Decimal("1.0000001")), "%") == "93.20%"
    assert show(Quotient(Decimal(1), Decimal(300_000)), "%") == "0.0003%"
    assert show(Quotient(Decimal(2), Decimal(3)), "项", 0) == "1 项"


def test_states_dates_and_codes_have_chinese_words() -> None:
    assert [show(without("x", state, "", "")) for state in State if state is not State.VALUE] == [
        "不适用",
        "缺失",
        "有争议",
    ]
    assert show(fact(date(2025, 12, 31))) == "2025-12-31"
    assert show(fact("符合")) == "符合"
    assert show(fact("unlisted")) != "unlisted"


@given(
    top=DECIMALS, bottom=DENOMINATORS, mark=st.decimals(min_value=-10, max_value=10, places=2), percent=st.booleans()
)
def test_the_printed_number_stands_to_a_threshold_as_the_value_does(
    top: Decimal, bottom: Decimal, mark: Decimal, percent: bool
) -> None:
    value = Quotient(top, bottom)
    text = show(value, "%" if percent else "", 0, (mark,))
    printed = Fraction(text.rstrip("%").replace(",", "")) / (100 if percent else 1)
    exact = value.fraction()
    assert (printed < Fraction(mark), printed == Fraction(mark)) == (exact < Fraction(mark), exact == Fraction(mark))


@given(DECIMALS, DENOMINATORS, st.sampled_from(("", "%", "tce", "万元/t")), st.integers(0, 4))
def test_the_number_that_is_printed_is_what_stands_in_the_text(
    top: Decimal, bottom: Decimal, unit: str, digits: int
) -> None:
    for value in (Quotient(top, bottom), Quotient.of(top * 1000)):
        text = show(value, unit, digits).partition(" ")[0].replace(",", "")
        stands = Fraction(text.rstrip("%")) / (100 if unit == "%" else 1)
        assert printed(value, unit, digits).fraction() == stands


@given(top=DECIMALS, bottom=DENOMINATORS, digits=st.integers(0, 4))
def test_a_figure_says_whether_it_is_the_full_value(top: Decimal, bottom: Decimal, digits: int) -> None:
    value = Quotient(top, bottom)
    text, exact = figure(value, "", digits)
    printed = Fraction(text.replace(",", ""))
    assert exact is (printed == value.fraction())
    assert abs(printed - value.fraction()) <= Fraction(1, 2 * 10**digits)


def test_a_verdicts_number_is_printed_by_the_bounds_of_its_table() -> None:
    rows: list[dict[str, NumberTest | TextTest]] = [
        {"attainment": between("0.9", "1")},
        {"attainment": between("1", None)},
        {"word": one_of("yes")},
    ]
    rule = a_rule("attainment", Attribute("word", "text"), rows=rows)
    assert thresholds(rule.table, "attainment") == (Decimal("0.9"), Decimal(1))
    assert thresholds(rule.table, "word") == ()
    close = fact(Quotient(Decimal("0.899999"), Decimal("1.0000001")), "%", "attainment")
    assert show_attribute(close, rule.table).startswith("89.99")
    third = fact(Quotient(Decimal(1), Decimal(3)), "tce/万元", "actual")
    assert show_attribute(third, rule.table, an_indicator()) == "0.3333 tce/万元"


def test_slots_and_subjects_are_found() -> None:
    assert slots("由 {base} 降至 {actual}，{base}") == ("base", "actual")
    pack = a_pack(catalogue=a_catalogue())
    assert catalogue_entry(pack, "indicator:intensity") is pack.catalogue.indicators["intensity"]
    assert catalogue_entry(pack, "quantity:gdp") is pack.catalogue.quantities["gdp"]
    assert catalogue_entry(pack, "portfolio") is None
