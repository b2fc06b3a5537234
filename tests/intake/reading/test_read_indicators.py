"""Every indicator and quantity of the catalogue has a row, in its unit, with zero and blank told apart."""

from decimal import Decimal

import pytest

from service.intake.reading.read_indicators import read_indicators, read_quantities
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.state import State
from service.vocabulary.submission import IndicatorRow, Method
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of

COVER_YEAR = Entry(State.VALUE, Decimal(2020), Cell("", "封面", "B10"))


def indicator(row: dict[str, str]) -> tuple[IndicatorRow, list[tuple[str, str]]]:
    """The row read of one indicator, and the problems met."""
    reader = reader_of(filled({"指标": [row]}), "指标")
    return read_indicators(reader, PACK, COVER_YEAR)[row["编码"]], codes_of(reader.problems)


def test_a_full_row() -> None:
    row = {
        "编码": "energy_intensity",
        "基期年": "2020",
        "基期值": "0.50",
        "目标年": "2025",
        "目标值": "≤0.40",
        "2025": "0",
    }
    row |= {"状态": "有值", "原因": "无", "佐证编号": "ZZ01、ZZ02", "说明": "统计局数据"}
    read, problems = indicator(row)
    assert (read.base.value, read.target.entry.value, read.actuals[2025].value) == (
        Decimal("0.5"),
        Decimal("0.4"),
        Decimal(0),
    )
    assert (read.base_year.value, read.target_year.value, read.state.value) == (Decimal(2020), Decimal(2025), "value")
    assert (read.reason.value, read.evidence.value, read.explanation.value) == ("无", "ZZ01、ZZ02", "统计局数据")
    assert (read.unit_label.value, read.unit_matches, str(read.actuals[2025].cell)) == ("tce/万元", True, "指标!M4")
    assert problems == []


def test_zero_is_a_value_and_blank_is_missing() -> None:
    read, _ = indicator({"编码": "energy_saving", "2024": "0", "2025": "-"})
    assert (read.actuals[2024].state, read.actuals[2025].state, read.actuals[2023].state) == (
        State.VALUE,
        State.MISSING,
        State.MISSING,
    )


@pytest.mark.parametrize(("typed", "codes"), [("37%", []), ("37", []), ("0.37", ["percent-or-fraction"])])
def test_percents(typed: str, codes: list[str]) -> None:
    read, problems = indicator({"编码": "solid_waste_utilisation", "2025": typed})
    assert read.actuals[2025].value == (Decimal("0.37") if typed != "0.37" else Decimal("0.0037"))
    assert [code for code, _ in problems] == codes


def test_another_unit_is_converted_and_a_wrong_one_is_told() -> None:
    read, _ = indicator({"编码": "energy_saving", "单位": "万吨标煤", "2025": "1.2"})
    assert (read.actuals[2025].value, read.unit_matches) == (Decimal(12000), True)
    reading = read.actuals[2025].reading
    assert reading is not None
    assert (reading.from_unit, reading.to_unit, reading.conversion) == ("万吨标煤", "tce", "×10000")
    read, problems = indicator({"编码": "energy_saving", "单位": "万m³", "2025": "1.2"})
    assert (read.unit_matches, read.actuals[2025].present, problems) == (False, False, [("unit-mismatch", "M6")])


def test_a_relative_target_counts_from_the_rows_or_the_covers_base_year() -> None:
    for row in ({"目标值": "比2020年下降16%以上"}, {"目标值": "比2018年下降16%以上", "基期年": "2018"}):
        read, problems = indicator({"编码": "energy_intensity", **row})
        assert (read.target.method, read.target.entry.value) == (Method.RELATIVE_TO_BASE, Decimal("-0.16"))
        assert problems == []
    assert indicator({"编码": "energy_intensity", "目标值": "比2018年下降16%以上"})[1] == [
        ("change-from-other-year", "G4")
    ]


def test_a_contradictory_target_is_asked_about_not_guessed() -> None:
    reader = reader_of(filled({"指标": [{"编码": "energy_intensity", "目标值": "降低5-12%以上"}]}), "指标")
    read = read_indicators(reader, PACK, missing(COVER_YEAR.cell))["energy_intensity"]
    (problem,) = reader.problems
    assert (read.target.entry.state, problem.ref, len(problem.readings)) == (State.MISSING, "G4", 2)


def test_a_row_taken_out_is_missing_at_the_headers() -> None:
    grid = edited(filled({}), "指标", {"A4": None, "C4": None})
    reader = reader_of(grid, "指标")
    read = read_indicators(reader, PACK, COVER_YEAR)["energy_intensity"]
    entries = (read.base, read.target.entry, read.actuals[2025], read.state, read.unit_label)
    assert [str(entry.cell) for entry in entries] == ["指标!E3", "指标!G3", "指标!M3", "指标!N3", "指标!C3"]
    assert {entry.state for entry in entries} == {State.MISSING}
    assert codes_of(reader.problems) == [("row-absent", "A3")]


def test_quantities_by_year() -> None:
    rows = [{"编码": "gdp", "单位": "亿元", "2020": "12.5", "2025": "1,234", "佐证编号": "ZZ03"}]
    reader = reader_of(edited(filled({"原始数据": rows}), "原始数据", {"A4": None, "C4": None}), "原始数据")
    quantities = read_quantities(reader, PACK)
    gdp, energy = quantities["gdp"], quantities["energy_total"]
    assert (gdp.values[2020].value, gdp.values[2025].value) == (Decimal(125000), Decimal(12340000))
    assert (gdp.evidence.value, gdp.unit_label.value, gdp.unit_matches) == ("ZZ03", "亿元", True)
    assert (str(energy.values[2025].cell), energy.unit_matches) == ("原始数据!I3", False)
    assert codes_of(reader.problems) == [("row-absent", "A3")]


def test_what_cannot_be_below_zero_is_refused_there_and_an_effect_is_not() -> None:
    row, problems = indicator({"编码": "energy_intensity", "基期值": "-0.16", "2025": "-0.16"})
    assert problems == [("below-zero", "E4"), ("below-zero", "M4")]
    assert not row.base.present
    saving, told = indicator({"编码": "energy_saving", "2025": "-5"})
    assert (saving.actuals[2025].value, told) == (Decimal(-5), [])
    reader = reader_of(filled({"原始数据": [{"编码": "gdp", "2025": "-1"}]}), "原始数据")
    assert not read_quantities(reader, PACK)["gdp"].values[2025].present
    assert [code for code, _ in codes_of(reader.problems)] == ["below-zero"]
