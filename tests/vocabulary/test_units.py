"""Units: names people write, dimensions that never mix, conversions that lose nothing."""

import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.units import (
    MULTIPLIERS,
    DifferentDimension,
    InexactConversion,
    UnknownUnit,
    convert,
    factor_between,
    factor_text,
    is_percent,
    parse_unit,
    stored_unit,
)

ENERGY = ["tce", "万tce", "吨标煤", "吨标准煤", "万吨标准煤", "kgce", "千克标煤", "gce", "TCE"]
MONEY = ["元", "万元", "亿元", "百万元", "千万元"]
LAND = ["亩", "ha", "公顷", "km²", "平方公里", "㎡", "万平方米"]
WATER = ["m³", "立方米", "万立方米", "万m³", "亿m³", "㎥"]
POWER = ["kWh", "千瓦时", "度", "万千瓦时", "亿千瓦时", "kW·h", "千瓦·时", "GJ", "MJ", "TJ"]
MASS = ["t", "万t", "吨", "万吨", "kg", "千克", "mg"]
CARBON = ["tCO₂", "tCO2", "吨二氧化碳", "万tCO₂", "kgCO2"]
COUNTS = ["项", "个", "家", "次", "人", "万人"]
FAMILIES = [ENERGY, MONEY, LAND, WATER, POWER, MASS, CARBON, COUNTS, ["天"], ["月", "年"], ["分"]]
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_names_of_one_family_measure_the_same_and_nothing_else(family: list[str]) -> None:
    others = [name for other in FAMILIES if other is not family for name in other]
    first = parse_unit(family[0])
    assert all(parse_unit(name).measures(first) for name in family)
    assert not any(parse_unit(name).measures(first) for name in others)


@pytest.mark.parametrize(
    ("written", "unit", "into", "expected"),
    [
        ("3.2", "万吨标煤", "tce", "32000"),
        ("1", "tce", "kgce", "1000"),
        ("412", "kgce/万元", "tce/万元", "0.412"),
        ("27.2", "亿元", "万元", "272000"),
        ("1", "万元/亩", "亿元/km²", "0.15"),
        ("150", "亩", "公顷", "10"),
        ("1", "km2", "公顷", "100"),
        ("1", "万千瓦时", "GJ", "36"),
        ("1", "MW·h", "kWh", "1000"),
        ("1", "吨二氧化碳/吨标煤", "tCO2/tce", "1"),
        ("0.0147", "千克/万元", "kg/万元", "0.0147"),
        ("6", "吨/(人·年)", "t/人/月", "0.5"),
        ("5", "‰", "%", "0.5"),
        ("2", "年", "月", "24"),
        ("1", "立方米每万元", "m^3/万元", "1"),
    ],
)
def test_conversions_by_hand(written: str, unit: str, into: str, expected: str) -> None:
    assert convert(Decimal(written), parse_unit(unit), parse_unit(into)) == Decimal(expected)


@pytest.mark.parametrize("text", ["万", "tces", "xx", "a/", "/", "%%", "美元", "亿元3400万", "m3 t", "tC"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(UnknownUnit):
        parse_unit(text)


def test_heat_is_not_coal_equivalent_and_a_share_of_mu_is_not_rounded() -> None:
    with pytest.raises(DifferentDimension):
        convert(Decimal(1), parse_unit("GJ"), parse_unit("tce"))
    with pytest.raises(InexactConversion):
        convert(Decimal(100), parse_unit("亩"), parse_unit("公顷"))


def test_a_percent_figure_is_kept_as_a_fraction() -> None:
    assert is_percent("％")
    assert is_percent("‰")
    assert not is_percent("tce")
    assert convert(Decimal(37), parse_unit("%"), stored_unit("%")) == Decimal("0.37")
    assert stored_unit("万元") == parse_unit("万元")


def test_a_multiplier_in_front_is_noticed() -> None:
    assert [parse_unit(text).multiplied for text in ("万tce", "千克", "tce/万元")] == [True, False, False]


def test_a_tonne_of_water_can_be_reckoned_as_a_cubic_metre() -> None:
    water = parse_unit("万吨/万元").reckoned_as("[mass]", "[volume]")
    assert factor_between(water, parse_unit("m3/万元")) == 10_000


def test_multiplying_and_dividing_units_combines_dimensions() -> None:
    ratio = parse_unit("tce") / parse_unit("万元")
    assert ratio.measures(parse_unit("kgce/元"))
    assert (ratio * parse_unit("亿元")).measures(parse_unit("tce"))
    assert factor_between(ratio, parse_unit("tce/万元")) == 1


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        (Fraction(1), ""),
        (Fraction(10000), "×10000"),
        (Fraction(1, 1000), "÷1000"),
        (Fraction(3, 20), "×0.15"),
        (Fraction(20, 3), "×20÷3"),
    ],
)
def test_a_conversion_is_written_as_people_write_it(factor: Fraction, text: str) -> None:
    assert factor_text(factor) == text


@given(numbers, st.data())
def test_there_and_back_gives_the_same_number(number: Decimal, data: st.DataObject) -> None:
    family = data.draw(st.sampled_from([ENERGY, MONEY, WATER, MASS, CARBON, COUNTS]))
    unit, other = (parse_unit(data.draw(st.sampled_from(family))) for _ in range(2))
    assert convert(convert(number, unit, other), other, unit) == number


@given(st.data())
def test_a_conversion_by_way_of_a_third_unit_is_the_same(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from([ENERGY, MONEY, WATER, MASS, CARBON, COUNTS, LAND]))
    one, by, other = (parse_unit(data.draw(st.sampled_from(family))) for _ in range(3))
    assert factor_between(one, by) * factor_between(by, other) == factor_between(one, other)


@given(st.sampled_from([*ENERGY, *MASS]), st.sampled_from([*MONEY, *LAND]), st.sampled_from([*MONEY, *LAND]))
def test_a_ratio_times_its_denominator_is_its_numerator(name: str, divisor: str, other: str) -> None:
    unit, below, again = parse_unit(name), parse_unit(divisor), parse_unit(other)
    assert (unit / below * below).measures(unit)
    assert factor_between(unit / below * below, unit) == 1
    assert (unit / below).measures(unit / again) == below.measures(again)
    written = parse_unit(f"{name}/{divisor}")
    assert (written.size, written.dimension) == ((unit / below).size, (unit / below).dimension)


@given(numbers, st.sampled_from(LAND), st.sampled_from(LAND))
def test_a_conversion_is_exact_or_refused(number: Decimal, name: str, other: str) -> None:
    unit, into = parse_unit(name), parse_unit(other)
    exact = Fraction(number) * factor_between(unit, into)
    try:
        assert Fraction(convert(number, unit, into)) == exact
    except InexactConversion:
        assert exact.denominator % 3 == 0


@given(st.sampled_from(sorted(MULTIPLIERS)), st.sampled_from(["tce", "元", "立方米", "平方米", "人"]))
def test_a_multiplier_is_a_power_of_ten_before_any_unit(multiplier: str, name: str) -> None:
    factor = factor_between(parse_unit(multiplier + name), parse_unit(name))
    assert factor == 10 ** MULTIPLIERS[multiplier]


@given(st.text(max_size=12))
def test_any_text_is_a_unit_or_refused(text: str) -> None:
    with contextlib.suppress(UnknownUnit):
        assert parse_unit(text).size > 0
