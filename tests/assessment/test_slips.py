"""A slip of unit is found wherever a power of ten explains the question, and never where none does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.comparisons import deviation, magnitude
from service.assessment.facts import stated
from service.assessment.slips import Slip, suspected_slip
from service.rulelang.catalogue import Indicator
from service.rulelang.tables import Interval
from service.vocabulary.fact import Fact
from tests.assessment.builders import num
from tests.assessment.pack_builders import a_finding, a_pack, a_rule, an_indicator, between

BAND = Interval(Decimal("0.05"), True, Decimal(6), True)
INDICATOR = an_indicator(plausible=BAND)
NEAR = a_rule("stated_deviation", rows=[{"stated_deviation": between(None, "0.005", "(]")}])


def number(value: str | Decimal) -> Fact:
    return stated("2025年能耗", num(str(value)))


def of_magnitude(value: str) -> Slip | None:
    finding = a_finding(facts=(magnitude(BAND, number(value), ()),))
    return suspected_slip(finding, a_pack(a_rule("magnitude")), INDICATOR)


def of_deviation(reported: Decimal, computed: Decimal, about: Indicator | None = INDICATOR) -> Slip | None:
    finding = a_finding(facts=(deviation("stated_deviation", number(reported), number(computed)),))
    return suspected_slip(finding, a_pack(NEAR), about)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("10200", Slip(-4, "1.0200")),
        ("0.0102", Slip(2, "1.02")),
        ("102", Slip(-3, "0.102")),
        ("0", None),
        ("1", None),
    ],
)
def test_the_band_tells_by_which_power(value: str, found: Slip | None) -> None:
    assert of_magnitude(value) == found


@given(value=st.decimals("0.001", "1000", places=3), power=st.sampled_from((2, 3, 4, 8, -2, -3, -4, -8)))
def test_what_is_compared_tells_the_very_power_it_is_off_by(value: Decimal, power: int) -> None:
    found = of_deviation(value.scaleb(-power), value, None)
    assert found is not None
    assert found.power == power


def test_a_plain_deviation_is_no_slip() -> None:
    assert of_deviation(Decimal(84), Decimal(81)) is None
    assert of_deviation(Decimal(84), Decimal(0)) is None


def test_both_directions_are_said() -> None:
    large, small = Slip(-4, "1 t").said, Slip(3, "1 t").said
    assert "大了 10,000 倍" in large.zh
    assert "除以 10,000 为 1 t" in large.zh
    assert "小了 1,000 倍" in small.zh
    assert "too small" in small.en
