"""Every spelling offered is a unit of the same kind, and the canonical one comes first."""

import pytest

from service.intake.forms.spellings import spellings
from service.vocabulary.units import parse_unit

UNITS = ("tce", "kgce", "tCO2", "t", "kg", "m³", "kWh", "万kWh", "MJ", "GJ", "万元", "亿元", "km²", "公顷", "%", "家",
         "tce/万元", "m³/万元", "亿元/km²", "万元/t", "tCO2/tce")  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_offered_spellings_measure_the_same(unit: str) -> None:
    offered = list(spellings(unit))
    assert offered[0] == unit
    assert all(parse_unit(spelling).measures(parse_unit(unit)) for spelling in offered)


def test_a_plain_number_has_no_spellings() -> None:
    assert spellings("") == {}


def test_a_ratio_keeps_its_denominator() -> None:
    assert list(spellings("tce/万元")) == ["tce/万元", "吨标准煤/万元", "吨标煤/万元"]
