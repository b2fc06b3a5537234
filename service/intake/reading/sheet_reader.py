"""Reads the cells of one table by row and header, and keeps the problems met on the way."""

from __future__ import annotations

from collections.abc import Mapping

from service.intake.cells.amounts import Measured
from service.intake.cells.dates import read_date, read_year
from service.intake.cells.faults import Fault, Read
from service.intake.cells.numbers import read_number, read_unit_label
from service.intake.cells.targets import read_target
from service.intake.cells.words import read_choice, read_text
from service.intake.reading.row_keys import free_rows, keyed_rows
from service.intake.reading.table import Table
from service.rulelang.catalogue import Indicator, Quantity
from service.vocabulary.entry import Entry, missing
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem
from service.vocabulary.submission import Target


def measured(one: Indicator | Quantity) -> Measured:
    """What an entry of the catalogue is read as; only what is called water converts between t and m³."""
    basis = one.basis if isinstance(one, Indicator) else ""
    water = "水" in one.name and ("m³" in one.unit or "m3" in one.unit)
    return Measured(one.unit, basis, water, one.signed)


class SheetReader:
    """One table and the problems found in it so far."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []

    def lines(self, names: Mapping[str, str], switched_off: Mapping[str, str] | None = None) -> dict[str, int]:
        """Code → row of a sheet with printed lines (`names`: code → name; `switched_off`: rules the pack does without,
        id → why)."""
        rows, problems = keyed_rows(self.table, names, switched_off)
        self.problems += problems
        return rows

    def rows(self) -> tuple[int, ...]:
        """The rows of a list."""
        rows, problems = free_rows(self.table)
        self.problems += problems
        return rows

    def text(self, row: int, header: str) -> Entry:
        """Free text."""
        return self._kept(read_text(self.table.raw(row, header), self.table.cell(row, header)))

    def choice(self, row: int, header: str, words: Mapping[str, str] | None = None) -> Entry:
        """The code of a drop-down word; the words are the column's unless given."""
        known = self.table.form.column(header).words if words is None else words
        return self._kept(read_choice(self.table.raw(row, header), self.table.cell(row, header), known))

    def date(self, row: int, header: str) -> Entry:
        """A day."""
        return self._kept(read_date(self.table.raw(row, header), self.table.cell(row, header)))

    def year(self, row: int, header: str) -> Entry:
        """A year as a whole number."""
        return self._kept(read_year(self.table.raw(row, header), self.table.cell(row, header)))

    def number(self, row: int, header: str, label: str, wanted: Measured) -> Entry:
        """A number under the unit `label`, in the unit wanted."""
        place = self.table.raw(row, header), self.table.cell(row, header)
        return self._kept(read_number(*place, label, wanted))

    def target(self, row: int, header: str, label: str, wanted: Measured, better: str, base_year: int | None) -> Target:
        """A target as plans print it; `better` is higher or lower."""
        place = self.table.raw(row, header), self.table.cell(row, header)
        target, problems = read_target(*place, label, wanted, better, base_year=base_year)
        self.problems += problems
        return target

    def unit_label(self, row: int, header: str, wanted: Measured) -> tuple[Entry, bool]:
        """The text of a unit cell, and whether it measures what is wanted."""
        place = self.table.raw(row, header), self.table.cell(row, header)
        entry, fits, problems = read_unit_label(*place, wanted)
        self.problems += problems
        return entry, fits

    def nowhere(self, code: str, header: str) -> Entry:
        """The entry of a line the sheet does not have, at the header it should stand under."""
        return missing(self.table.head(header), f"表中没有可采用的“{code}”一行")

    def complain(self, row: int, header: str, fault: Fault) -> None:
        """Report a fault of a cell."""
        self.problems.append(fault.at(self.table.raw(row, header), self.table.cell(row, header)))

    def insist(self, row: int, header: str, entry: Entry, repair: Said) -> Entry:
        """An entry as it was read, with an error where nothing is stated; what cannot be read is told already."""
        told = any(problem.ref == entry.cell.ref for problem in self.problems)
        if not entry.present and not told:
            self.complain(row, header, Fault("value-missing", Said(f"填写“{header}”", f"“{header}” filled in"), repair))
        return entry

    def _kept(self, read: Read) -> Entry:
        entry, problems = read
        self.problems += problems
        return entry


def written(entry: Entry) -> str:
    """The text of an entry, empty where there is none."""
    return entry.value if isinstance(entry.value, str) else ""
