"""Which entries of the catalogue may be below zero, as the entry itself says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from service.rulelang.tables import Interval
from tests.intake.builders import indicator, quantity

RISING = Interval(Decimal(-1), True, Decimal(1), True)
SHARE = Interval(Decimal(0), True, Decimal(1), True)


@pytest.mark.parametrize(
    ("unit", "plausible", "signed"),
    [
        ("t", None, False),
        ("tce/万元", None, False),
        ("%", None, True),
        ("", None, True),
        ("%", SHARE, False),
        ("%", RISING, True),
        ("t", RISING, True),
    ],
)
def test_a_state_and_a_quantity_are_below_zero_where_band_or_unit_allow_it(
    unit: str, plausible: Interval | None, signed: bool
) -> None:
    assert replace(indicator("a", "甲", unit), plausible=plausible).signed is signed
    assert replace(quantity("b", "乙", unit), plausible=plausible).signed is signed


def test_an_effect_may_go_the_wrong_way() -> None:
    assert indicator("a", "节能量", "tce", "effect", "higher").signed
