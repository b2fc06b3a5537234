"""A value typed for a code is read as a workbook's cell is."""

from decimal import Decimal

import pytest

from service.vocabulary.fault import Fault
from service.workflow.cases.stated_value import require_code, stated_value
from tests.intake.builders import PACK


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("energy_intensity", "1.05", "1.05", "tce/万元"),
        ("solid_waste_utilisation", "92%", "0.92", "%"),
        ("gdp", "2.5 亿元", "25000", "万元"),
    ],
)
def test_the_value_is_in_the_catalogues_unit(code: str, text: str, value: str, unit: str) -> None:
    entry = stated_value(PACK, code, text)
    assert (entry.value, entry.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "很多", "3 km"])
def test_what_is_no_value_is_told(text: str) -> None:
    with pytest.raises(Fault, match="“生产总值（可比价）”（gdp）的“"):
        stated_value(PACK, "gdp", text)


def test_a_value_below_zero_is_refused_where_the_catalogue_has_none() -> None:
    with pytest.raises(Fault, match="不会小于零"):
        stated_value(PACK, "energy_intensity", "-5")
    assert stated_value(PACK, "energy_saving", "-5").value == Decimal(-5)


def test_an_unknown_code_is_told_with_examples() -> None:
    with pytest.raises(Fault, match="没有编码为“gpd”"):
        require_code(PACK, "gpd")
