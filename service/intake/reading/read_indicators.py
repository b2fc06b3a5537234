"""指标 and 原始数据: one row for every indicator and raw quantity of the catalogue, whatever the sheet holds."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from service.intake.cells.amounts import Measured
from service.intake.reading.sheet_reader import SheetReader, measured, written
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.vocabulary.entry import Entry
from service.vocabulary.submission import IndicatorRow, QuantityRow, Target


def read_indicators(reader: SheetReader, pack: Pack, base_year: Entry) -> dict[str, IndicatorRow]:
    """Code → row for every indicator of the catalogue. `base_year` is the cover's, for rows that state none."""
    known = pack.catalogue.indicators
    rows = reader.lines({code: indicator.name for code, indicator in known.items()})
    return {
        code: _indicator(reader, rows[code], indicator, base_year) if code in rows else _no_indicator(reader, code)
        for code, indicator in known.items()
    }


def read_quantities(reader: SheetReader, pack: Pack) -> dict[str, QuantityRow]:
    """Code → row for every raw quantity of the catalogue."""
    known = pack.catalogue.quantities
    rows = reader.lines({code: quantity.name for code, quantity in known.items()})
    return {
        code: _quantity(reader, rows[code], quantity) if code in rows else _no_quantity(reader, code)
        for code, quantity in known.items()
    }


def _indicator(reader: SheetReader, row: int, indicator: Indicator, cover_base_year: Entry) -> IndicatorRow:
    wanted = measured(indicator)
    unit_label, fits = reader.unit_label(row, "单位", wanted)
    label = written(unit_label)
    base_year = reader.year(row, "基期年")
    since = base_year.value if base_year.present else cover_base_year.value
    start = int(since) if isinstance(since, Decimal) else None
    return IndicatorRow(
        code=indicator.code,
        base_year=base_year,
        base=reader.number(row, "基期值", label, wanted),
        target_year=reader.year(row, "目标年"),
        target=reader.target(row, "目标值", label, wanted, indicator.better, start),
        actuals=_by_year(reader, row, label, wanted),
        state=reader.choice(row, "状态"),
        reason=reader.text(row, "原因"),
        evidence=reader.text(row, "佐证编号"),
        explanation=reader.text(row, "说明"),
        unit_label=unit_label,
        unit_matches=fits,
    )


def _quantity(reader: SheetReader, row: int, quantity: Quantity) -> QuantityRow:
    wanted = measured(quantity)
    unit_label, fits = reader.unit_label(row, "单位", wanted)
    values = _by_year(reader, row, written(unit_label), wanted)
    return QuantityRow(quantity.code, values, reader.text(row, "佐证编号"), unit_label, fits)


def _by_year(reader: SheetReader, row: int, label: str, wanted: Measured) -> dict[int, Entry]:
    years = reader.table.years
    return {year: reader.number(row, years[year], label, wanted) for year in sorted(years)}


def _no_indicator(reader: SheetReader, code: str) -> IndicatorRow:
    nowhere = partial(reader.nowhere, code)
    return IndicatorRow(
        code=code,
        base_year=nowhere("基期年"),
        base=nowhere("基期值"),
        target_year=nowhere("目标年"),
        target=Target(nowhere("目标值")),
        actuals={year: nowhere(header) for year, header in sorted(reader.table.years.items())},
        state=nowhere("状态"),
        reason=nowhere("原因"),
        evidence=nowhere("佐证编号"),
        explanation=nowhere("说明"),
        unit_label=nowhere("单位"),
        unit_matches=False,
    )


def _no_quantity(reader: SheetReader, code: str) -> QuantityRow:
    nowhere = partial(reader.nowhere, code)
    values = {year: nowhere(header) for year, header in sorted(reader.table.years.items())}
    return QuantityRow(code, values, nowhere("佐证编号"), nowhere("单位"), False)
