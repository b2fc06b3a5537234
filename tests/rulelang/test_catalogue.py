"""Catalogue entries are values; formulas are trees of them."""

from decimal import Decimal

from service.rulelang.catalogue import Attainment, Name, Number, Operation
from tests.rulelang.catalogue_of import catalogue


def test_formulas_compare_by_content() -> None:
    half = Operation("*", Name("energy", at_base=True), Number(Decimal("0.5")))
    assert half == Operation("*", Name("energy", at_base=True), Number(Decimal("0.50")))
    assert half != Operation("*", Name("energy"), Number(Decimal("0.5")))


def test_entries_stand_by_code_in_the_order_of_the_files() -> None:
    found = catalogue()
    assert list(found.indicators) == ["energy_intensity", "energy_saving", "water_reuse"]
    assert list(found.quantities) == ["energy_total", "gdp"]
    assert all(entry.code == code for code, entry in found.indicators.items())


def test_progress_falls_back_to_level() -> None:
    assert Attainment("progress").if_target_not_better_than_base == "level"
