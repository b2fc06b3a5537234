"""A number under a unit: exact in the wanted unit, or refused with both readings."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.amount_faults import allowed_units
from service.intake.cells.amounts import Amount, Expected, Measured, basis_in, parse_label, settle
from service.intake.cells.faults import MisreadError
from service.intake.cells.numerals import read_numeral
from service.vocabulary.units import UnknownUnit, parse_unit
from tests.vocabulary.problems import zh


def amount(text: str, label: str, wanted: str, basis: str = "", water: bool = False) -> Amount:
    return settle(read_numeral(text), Expected(Measured(wanted, basis, water), label))


def codes(settled: Amount) -> list[str]:
    return [fault.code for fault in settled.faults]


@pytest.mark.parametrize(
    ("text", "label", "wanted", "value", "from_unit", "conversion"),
    [
        ("3.2万吨标煤", "tce", "tce", "32000", "万吨标煤", "×10000"),
        ("3.2万", "tce", "tce", "32000", "万tce", "×10000"),
        ("3.2", "万tce", "tce", "32000", "万tce", "×10000"),
        ("412", "kgce/万元", "tce/万元", "0.412", "kgce/万元", "÷1000"),
        ("27.2", "亿元", "万元", "272000", "亿元", "×10000"),
        ("12", "万元/亩", "亿元/km²", "1.8", "万元/亩", "×0.15"),
        ("150", "亩", "公顷", "10", "亩", "÷15"),
        ("37%", "%", "%", "0.37", "%", "÷100"),
        ("37", "%", "%", "0.37", "%", "÷100"),
        ("5", "‰", "%", "0.005", "‰", "÷1000"),
        ("0.6", "—", "", "0.6", "", ""),
        ("19", "个", "项", "19", "个", ""),
        ("1.2亿", "千瓦时", "万kWh", "12000", "亿千瓦时", "×10000"),
    ],
)
def test_amounts_by_hand(text: str, label: str, wanted: str, value: str, from_unit: str, conversion: str) -> None:
    settled = amount(text, label, wanted)
    assert (settled.value, settled.from_unit, settled.conversion) == (Decimal(value), from_unit, conversion)
    assert settled.faults == ()


@pytest.mark.parametrize(
    ("text", "label", "wanted", "water", "value", "note"),
    [
        ("5", "万吨", "m³", True, "50000", "水按1吨=1立方米"),
        ("5", "m3/万元", "t/万元", True, "5", "水按1吨=1立方米"),
        ("5", "万t", "tCO2", False, "50000", "吨按吨二氧化碳理解"),
        ("5", "万tce/a", "tce", False, "50000", "“/年”按年度数理解"),
        ("5", "万吨/年", "m³", True, "50000", "“/年”按年度数理解；水按1吨=1立方米"),
        ("0.41", "吨标煤/万元（当量值）", "tce/万元", False, "0.41", "当量值"),
    ],
)
def test_what_is_taken_for_granted_is_noted(
    text: str, label: str, wanted: str, water: bool, value: str, note: str
) -> None:
    settled = amount(text, label, wanted, water=water)
    assert (settled.value, settled.notes, settled.faults) == (Decimal(value), (note,), ())


@pytest.mark.parametrize(
    ("text", "label", "wanted", "code"),
    [
        ("46.6", "万吨", "%", "unit-mismatch"),
        ("12", "GJ", "tce", "unit-mismatch"),
        ("12", "t", "tce", "unit-mismatch"),
        ("12", "万吨", "m³", "unit-mismatch"),
        ("12", "tCO2", "t", "unit-mismatch"),
        ("12", "t/月", "t", "unit-mismatch"),
        ("37%", "tce", "tce", "unit-mismatch"),
        ("60%", "", "", "unit-mismatch"),
        ("3", "美元", "万元", "unknown-unit"),
        ("1.2亿3400万", "元", "元", "unknown-unit"),
        ("3.2万", "万tce", "tce", "multiplier-twice"),
        ("12tce", "万元", "tce", "unit-contradiction"),
        ("12tce", "某某", "tce", "unit-contradiction"),
        ("100", "亩", "公顷", "inexact-conversion"),
    ],
)
def test_what_cannot_be_used_is_refused(text: str, label: str, wanted: str, code: str) -> None:
    with pytest.raises(MisreadError) as raised:
        amount(text, label, wanted)
    assert raised.value.fault.code == code
    assert raised.value.fault.allowed.zh


def test_a_mismatch_names_found_and_allowed_units() -> None:
    with pytest.raises(MisreadError) as raised:
        amount("12", "GJ", "tce")
    assert raised.value.fault.unit == "GJ"
    assert raised.value.fault.allowed == allowed_units("tce")
    assert "吨标准煤" in allowed_units("tce").zh
    assert allowed_units("").zh == "不带单位的数"


def test_a_conversion_that_does_not_come_out_even_shows_how_far_off_it_is() -> None:
    with pytest.raises(MisreadError, match="inexact-conversion") as raised:
        amount("100", "亩", "公顷")
    assert "100 亩 ≈ 6.666667 公顷" in raised.value.fault.repair.zh


def test_a_cell_unit_other_than_the_column_lists_both_readings() -> None:
    settled = amount("1234.5万元", "亿元", "万元")
    assert settled.value == Decimal("1234.5")
    assert [(f.code, zh(f.readings)) for f in settled.faults] == [
        ("unit-contradiction", ("1234.5 万元", "1234.5 亿元"))
    ]
    assert codes(amount("1234.5亿元", "亿元", "万元")) == []
    assert codes(amount("1234.5万元", "元", "万元")) == []
    assert codes(amount("412kgce", "tce", "tce")) == ["unit-contradiction"]


@pytest.mark.parametrize(
    ("text", "asked"), [("0.37", True), ("1", True), ("-0.5", True), ("0", False), ("1.01", False)]
)
def test_a_small_plain_number_under_percent_is_percent_and_asks(text: str, asked: bool) -> None:
    settled = amount(text, "%", "%")
    assert settled.value == Decimal(text) / 100
    assert codes(settled) == (["percent-or-fraction"] if asked else [])


def test_the_percent_question_lists_both_readings_and_is_not_asked_of_a_written_percent() -> None:
    assert zh(amount("0.37", "％（百分比）", "%").faults[0].readings) == ("0.37%", "37%")
    assert codes(amount("0.37%", "%", "%")) == []
    assert codes(amount("0.37", "‰", "%")) == []


def test_a_missing_unit_is_taken_as_the_wanted_one_with_a_warning() -> None:
    assert (amount("12", "", "tce").value, codes(amount("12", "", "tce"))) == (Decimal(12), ["unit-missing"])
    assert codes(amount("12", "", "")) == []


def test_another_basis_in_the_cell_is_a_warning() -> None:
    assert codes(amount("0.41（当量值）", "tce/万元", "tce/万元", "等价值")) == ["basis-mismatch"]
    assert codes(amount("0.41tce/万元(当量)", "tce/万元", "tce/万元", "等价值")) == ["basis-mismatch"]
    assert codes(amount("0.41（等价值）", "tce/万元", "tce/万元", "等价值")) == []
    assert codes(amount("5吨二氧化碳当量", "tCO2", "tCO2")) == ["basis-mismatch"]
    assert codes(amount("0.41（含规下）", "tce/万元", "tce/万元")) == ["remark-in-number"]


@pytest.mark.parametrize(
    ("text", "unit", "basis"),
    [
        ("单位：亿元（2020年可比价）", "亿元", ""),
        ("（万元）", "万元", ""),
        ("吨标煤/万元（等价值）", "tce/万元", "等价值"),
        ("tce当量值/万元", "tce/万元", "当量值"),
        ("吨煤当量", "tce", ""),
        ("tCO₂e", "tCO2", "二氧化碳当量"),
        ("吨/(人·年)", "t/人/年", ""),
    ],
)
def test_labels_with_basis_and_remarks(text: str, unit: str, basis: str) -> None:
    label = parse_label(text)
    assert (label.unit.size, label.unit.dimension) == (parse_unit(unit).size, parse_unit(unit).dimension)
    assert label.basis == basis


def test_two_bases_at_once_are_no_basis_and_no_unit_is_refused() -> None:
    assert basis_in("当量值、等价值") == ""
    with pytest.raises(UnknownUnit):
        parse_label("台时费")


UNITS = {"tce": ["tce", "万tce", "kgce"], "万元": ["元", "万元", "亿元"], "%": ["%", "‰"], "m³": ["m3", "万立方米"]}


@given(st.sampled_from(sorted(UNITS)), st.decimals(-(10**6), 10**6, places=3), st.data())
def test_settling_multiplies_by_the_ratio_of_the_units(wanted: str, number: Decimal, data: st.DataObject) -> None:
    label = data.draw(st.sampled_from(UNITS[wanted]))
    target = Fraction(1) if wanted == "%" else parse_unit(wanted).size
    settled = amount(f"{number:f}", label, wanted)
    assert Fraction(settled.value) == Fraction(number) * parse_unit(label).size / target


def test_only_what_is_signed_may_be_below_zero() -> None:
    unsigned = Expected(Measured("t", signed=False))
    with pytest.raises(MisreadError) as refusal:
        settle(read_numeral("-3"), unsigned)
    assert refusal.value.fault.code == "below-zero"
    assert settle(read_numeral("-3"), Expected(Measured("t"))).value == -3
    assert settle(read_numeral("0"), unsigned).value == 0
