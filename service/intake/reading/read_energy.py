"""能源消费: energy by year and carrier."""

from __future__ import annotations

from service.intake.cells.amounts import Measured
from service.intake.reading.row_keys import resembling
from service.intake.reading.sheet_reader import SheetReader, written
from service.rulelang.catalogue import Carrier
from service.rulelang.pack import Pack
from service.vocabulary.entry import Entry, missing
from service.vocabulary.submission import CarrierRow

_COAL = Measured("tce")


def read_carriers(reader: SheetReader, pack: Pack) -> tuple[CarrierRow, ...]:
    """The rows of 能源消费 in sheet order: amounts in the carrier's unit, factors in kgce for each of it, energy in
    tce."""
    words = {carrier.name: code for code, carrier in pack.catalogue.carriers.items()}
    words |= {code: code for code in pack.catalogue.carriers}
    carriers = {row: _carrier_row(reader, row, pack, words) for row in reader.rows()}
    keys = {row: (stated.year.value, stated.carrier.value) for row, stated in carriers.items() if stated.year.present}
    reader.problems += resembling(reader.table, "品种", keys)
    return tuple(carriers.values())


def _carrier_row(reader: SheetReader, row: int, pack: Pack, words: dict[str, str]) -> CarrierRow:
    stated = reader.choice(row, "品种", words)
    carrier = pack.catalogue.carriers.get(written(stated))
    return CarrierRow(
        year=reader.year(row, "年份"),
        carrier=stated,
        amount=_amount(reader, row, carrier),
        factor=_factor(reader, row, carrier),
        basis=reader.choice(row, "系数基准"),
        energy=reader.number(row, "折标量", reader.table.unit("折标量"), _COAL),
    )


def _amount(reader: SheetReader, row: int, carrier: Carrier | None) -> Entry:
    if carrier is None:
        return _without_carrier(reader, row, "实物量")
    label, _ = reader.unit_label(row, "单位", Measured(carrier.unit))
    return reader.number(row, "实物量", written(label), Measured(carrier.unit))


def _factor(reader: SheetReader, row: int, carrier: Carrier | None) -> Entry:
    """A plain number is kgce for one unit of the catalogue, unless the header says otherwise."""
    if carrier is None:
        return _without_carrier(reader, row, "折标系数")
    unit = f"kgce/{carrier.unit}"
    return reader.number(row, "折标系数", reader.table.units["折标系数"] or unit, Measured(unit))


def _without_carrier(reader: SheetReader, row: int, header: str) -> Entry:
    return missing(reader.table.cell(row, header), "品种未填写或无法识别，不能确定单位")
