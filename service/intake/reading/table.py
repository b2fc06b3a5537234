"""A table of a sheet, found by its header words: where its columns and rows are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from service.intake.files.grid import BLANK, Grid, Kind, RawCell, Sheet
from service.intake.forms.layout import Form, Holds, header_unit, header_word, year_of
from service.vocabulary.cell import Cell

_HEADER_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A form found in a sheet. `name` is the sheet's name as it stands in the file; rows and columns count from 1.

    `columns`: header → column number; `units`: header → unit written behind it; `years`: year → header. `rows` are the
    rows below the header that hold anything in a column that is read; `read` numbers these columns.
    """

    form: Form
    document: str
    name: str
    header_row: int
    columns: Mapping[str, int]
    units: Mapping[str, str]
    years: Mapping[int, str]
    rows: tuple[int, ...]
    read: frozenset[int]
    cells: Mapping[tuple[int, int], RawCell] = field(repr=False)

    def raw(self, row: int, header: str) -> RawCell:
        """What is stored in a row under a header."""
        return self.cells.get((row, self.columns[header]), BLANK)

    def places(self, row: int) -> list[int]:
        """The columns that are read and hold something in this row, from the left."""
        return [place for place in sorted(self.read) if filled(self.cells.get((row, place), BLANK))]

    def cell(self, row: int, header: str) -> Cell:
        """Where that is."""
        return self.place(row, self.columns[header])

    def place(self, row: int, column: int) -> Cell:
        """Where a row and column meet."""
        return Cell(self.document, self.name, ref(row, column), self.cells.get((row, column), BLANK).text)

    def head(self, header: str) -> Cell:
        """The header itself: where a row that is not there should have stood."""
        return self.cell(self.header_row, header)

    def unit(self, header: str) -> str:
        """The unit of plain numbers under a header: as written behind it, else as the template prints it."""
        printed = "" if year_of(header) is not None else self.form.column(header).unit
        return self.units.get(header) or printed


def ref(row: int, column: int) -> str:
    """The A1 reference of a row and column from 1."""
    return str(xl_rowcol_to_cell(row - 1, column - 1))


def sheet_named(grid: Grid, name: str) -> str | None:
    """The grid's own name of a sheet, spaces and width aside, the first of several; None when there is none."""
    return next(iter(sheets_named(grid, name)), None)


def sheets_named(grid: Grid, name: str) -> tuple[str, ...]:
    """All of the grid's sheets of that name, spaces and width aside."""
    return tuple(own for own in grid.sheets if _plain(own) == _plain(name))


def find_table(grid: Grid, form: Form) -> tuple[Table | None, tuple[str, ...]]:
    """The table of a form, and the headers it lacks; no table where the sheet or every header is missing. Of a header
    that stands there twice the leftmost counts."""
    name = sheet_named(grid, form.name)
    wanted = [column.header for column in form.columns if column.holds is not Holds.LABEL]
    required = tuple(header for header in wanted if year_of(header) is None)
    if name is None:
        return None, required
    cells = positions(grid.sheets[name])
    header_row = _header_row(cells, form)
    columns = _columns(cells, header_row, form)
    lacking = tuple(header for header in required if header not in columns)
    if len(lacking) == len(required):
        return None, lacking
    units = {header: header_unit(cells[header_row, place].text) for header, place in columns.items()}
    years = {year: header for header in columns if (year := year_of(header)) is not None}
    read = frozenset(place for header, place in columns.items() if not _is_label(form, header))
    rows = sorted({row for (row, place), raw in cells.items() if row > header_row and place in read and filled(raw)})
    return Table(form, grid.digest, name, header_row, columns, units, years, tuple(rows), read, cells), lacking


def positions(sheet: Sheet) -> dict[tuple[int, int], RawCell]:
    """The cells of a sheet by row and column, both from 1."""
    found = {}
    for reference, raw in sheet.cells.items():
        row, column = xl_cell_to_rowcol(reference)
        found[row + 1, column + 1] = raw
    return found


def filled(raw: RawCell) -> bool:
    """Whether a cell holds anything but blanks."""
    return raw.kind is Kind.ERROR or bool(raw.text.strip())


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).split())


def _is_label(form: Form, header: str) -> bool:
    return year_of(header) is None and form.column(header).holds is Holds.LABEL


def known_header(form: Form, text: str) -> str:
    """The form's header that a text stands for, a year as four digits; empty for any other text."""
    year = year_of(text)
    if year is not None:
        return str(year) if form.has_years else ""
    word = header_word(text)
    return word if any(column.header == word for column in form.columns) else ""


def _header_row(cells: Mapping[tuple[int, int], RawCell], form: Form) -> int:
    """The row with the most header words, the first of several; 0 where there is none."""
    found: dict[int, int] = {}
    for (row, _), raw in cells.items():
        if row <= _HEADER_WITHIN and known_header(form, raw.text):
            found[row] = found.get(row, 0) + 1
    return min(found, key=lambda row: (-found[row], row), default=0)


def _columns(cells: Mapping[tuple[int, int], RawCell], header_row: int, form: Form) -> dict[str, int]:
    """Header → column, the leftmost of several alike."""
    columns: dict[str, int] = {}
    for (row, column), raw in sorted(cells.items(), key=lambda item: item[0]):
        header = known_header(form, raw.text) if row == header_row else ""
        if header:
            columns.setdefault(header, column)
    return columns
