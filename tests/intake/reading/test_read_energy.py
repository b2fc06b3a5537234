"""Energy by carrier: amounts in the carrier's unit, factors in kgce for each of it."""

from decimal import Decimal

import pytest

from service.intake.reading.read_energy import read_carriers
from service.vocabulary.submission import CarrierRow
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of

COAL = {
    "年份": "2025",
    "品种": "原煤",
    "实物量": "3.2",
    "单位": "万t",
    "折标系数": "0.7143",
    "系数基准": "当量值",
    "折标量": "22857.6",
}


def carriers(*rows: dict[str, str]) -> tuple[tuple[CarrierRow, ...], list[tuple[str, str]]]:
    """The rows read, and the problems met."""
    reader = reader_of(filled({"能源消费": rows}), "能源消费")
    return read_carriers(reader, PACK), codes_of(reader.problems)


def test_a_row_in_the_carriers_unit() -> None:
    (row,), problems = carriers(COAL)
    assert (row.year.value, row.carrier.value, row.basis.value) == (Decimal(2025), "raw_coal", "当量值")
    assert (row.amount.value, row.amount.unit) == (Decimal(32_000_000), "kg")
    assert (row.factor.value, row.factor.unit, row.energy.value) == (Decimal("0.7143"), "kgce/kg", Decimal("22857.6"))
    assert problems == []


@pytest.mark.parametrize("factor", ["714.3 kgce/t", "0.7143tce/t", "0.7143"])
def test_a_factor_may_name_its_unit(factor: str) -> None:
    rows, _ = carriers({**COAL, "折标系数": factor})
    assert rows[0].factor.value == Decimal("0.7143")


def test_the_header_may_name_the_unit_of_factors() -> None:
    grid = edited(filled({"能源消费": [{**COAL, "折标系数": "714.3"}]}), "能源消费", {"E3": "折标系数（kgce/t）"})
    (row,) = read_carriers(reader_of(grid, "能源消费"), PACK)
    assert row.factor.value == Decimal("0.7143")


def test_an_unknown_carrier_leaves_what_hangs_on_its_unit_missing() -> None:
    (row,), problems = carriers({**COAL, "品种": "原煤炭"})
    assert (row.carrier.present, row.amount.present, row.factor.present) == (False, False, False)
    assert row.energy.value == Decimal("22857.6")
    assert problems == [("unknown-word", "B4")]


def test_amounts_in_a_wrong_unit_are_refused() -> None:
    (row,), problems = carriers({**COAL, "单位": "万kWh"})
    assert not row.amount.present
    assert problems == [("unit-mismatch", "C4")]


def test_the_same_carrier_twice_in_a_year_is_mentioned_and_read() -> None:
    rows, problems = carriers(COAL, {**COAL, "年份": "2020"}, COAL)
    assert len(rows) == 3
    assert problems == [("duplicate-row", "B6")]
