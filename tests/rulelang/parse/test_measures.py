"""Numbers with units: as written, tidied, and in the unit of the attribute they meet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import Mistake
from service.rulelang.parse.measures import Measure, as_measure, in_unit_of
from service.rulelang.tables import Attribute

SHARE = Attribute("rate", "number", "%", title="完成率")
INTENSITY = Attribute("actual", "number", "tce/万元")
PLAIN = Attribute("ratio", "number")


@pytest.mark.parametrize(
    ("text", "value", "unit", "tidy"),
    [
        ("60%", "0.6", "%", "60%"),
        ("0.5 %", "0.005", "%", "0.5%"),
        ("-3", "-3", "", "-3"),
        ("6 月", "6", "月", "6 月"),
        ("0.7143kgce/kg", "0.7143", "kgce/kg", "0.7143 kgce/kg"),
        ("1,000 万吨", "1000", "万吨", "1,000 万吨"),
        ("3 tCO2/tce", "3", "tCO2/tce", "3 tCO2/tce"),
        (" 12 ", "12", "", "12"),
    ],
)
def test_what_is_read(text: str, value: str, unit: str, tidy: str) -> None:
    assert as_measure(text) == Measure(Decimal(value), unit, tidy)


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(("", " tce", "%", " 亿元/km²")))
def test_any_number_is_read_exactly(number: Decimal, unit: str) -> None:
    scale = -2 if unit == "%" else 0
    assert as_measure(f"{number:,}{unit}").value == number.scaleb(scale)


@pytest.mark.parametrize("text", ["", "约 5", "5 - 6", "1,00", "5 >", "tce", "6０％", "0,100"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(Mistake):
        as_measure(text)


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        (SHARE, "90%", "0.9"),
        (INTENSITY, "0.5", "0.5"),
        (INTENSITY, "500 kgce/万元", "0.5"),
        (INTENSITY, "5,000 tce/亿元", "0.5"),
        (PLAIN, "0.6", "0.6"),
        (Attribute("parts", "number", "项"), "6 个", "6"),
    ],
)
def test_conversion(attribute: Attribute, text: str, value: str) -> None:
    assert in_unit_of(attribute, as_measure(text)) == Decimal(value)


@pytest.mark.parametrize(
    ("attribute", "text", "code", "words"),
    [
        (SHARE, "0.9", "percent-or-fraction", "写成 90%"),
        (SHARE, "90", "percent-or-fraction", "写成 90%"),
        (SHARE, "90 tce", "wrong-unit", "百分数"),
        (INTENSITY, "90%", "percent-or-fraction", "去掉百分号"),
        (PLAIN, "90%", "percent-or-fraction", "不带单位的数"),
        (PLAIN, "90 tce", "wrong-unit", "去掉单位"),
        (INTENSITY, "5 万元", "wrong-unit", "不是同一种量"),
        (INTENSITY, "5 吨煤", "wrong-unit", "不认识的单位"),
        (Attribute("area", "number", "ha"), "100 亩", "wrong-unit", "除不尽"),
    ],
)
def test_wrong_units(attribute: Attribute, text: str, code: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        in_unit_of(attribute, as_measure(text))
    assert caught.value.code == code
    assert words in str(caught.value)
