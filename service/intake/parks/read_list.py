"""A park list, whole: every row that can be read, and every problem of the file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.intake.files.grid import BLANK
from service.intake.parks.cells import ListCells, read_cells
from service.intake.parks.columns import Column, Columns, find_columns
from service.intake.parks.rows import RowReader
from service.intake.reading.row_keys import is_total
from service.intake.reading.table import ref
from service.vocabulary.jurisdiction import APART, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park_list import ListedPark, ParkList
from service.vocabulary.problem import Problem, Severity


def read_park_list(content: bytes, jurisdictions: Jurisdictions, place_required: bool = True) -> ParkList:
    """The rows of a .csv or .xlsx. place_required: whether the list must have a column that says where a park lies.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    stated = read_cells(content)
    columns = find_columns(stated, place_required)
    problems = [*columns.problems, *_other_sheets(stated)]
    parks: list[ListedPark] = []
    faulty: set[int] = set()
    if not any(problem.code == "column-missing" for problem in problems):
        for row in _rows(stated, columns):
            reader = RowReader(stated, columns.places, jurisdictions, row)
            park = reader.park()
            problems += reader.problems
            if any(problem.severity is Severity.ERROR for problem in reader.problems):
                faulty.add(row)
            else:
                parks.append(park)
        problems += _totals(stated, columns)
    twice = list(_twice(parks, stated, columns))
    problems += (problem for _, problem in twice)
    faulty |= {row for row, _ in twice}
    problems += _perhaps_apart(parks, stated, columns, jurisdictions)
    kept = tuple(park for park in parks if park.row not in faulty)
    return ParkList(stated.digest, kept, tuple(problems), frozenset(faulty))


def _other_sheets(stated: ListCells) -> Iterator[Problem]:
    """The sheets that are not read; one that looks like a list is an error: half a list is none."""
    allowed = Said("一张工作表写全部园区", "all parks on one sheet")
    for other in stated.others:
        heads = find_columns(other, place_required=False)
        if any(problem.code == "column-missing" for problem in heads.problems):
            found = Said(f"工作表“{other.sheet}”没有读取", f"a sheet “{other.sheet}”, which was not read")
            repair = Said(
                "不需要的可以不理；需要的，移到清单所在的工作表",
                "leave it if it is not needed; else move it onto the sheet of the list",
            )
            yield Problem(Severity.WARNING, "unknown-sheet", other.sheet, "", found, allowed, repair)
        else:
            found = Said(f"工作表“{other.sheet}”也是一份清单", f"a sheet “{other.sheet}”, which is a list too")
            repair = Said(
                f"并入工作表“{stated.sheet}”，或分成几个文件导入",
                f"join it with the sheet “{stated.sheet}”, or import them as files of their own",
            )
            yield Problem(Severity.ERROR, "second-list", other.sheet, "", found, allowed, repair)


def _rows(stated: ListCells, columns: Columns) -> Iterator[int]:
    """The rows below the headings with anything but a serial number in a known column, totals left out."""
    read = {place for column, place in columns.places.items() if column is not Column.SERIAL}
    filled = {
        row for (row, place), raw in stated.cells.items() if row > columns.row and place in read and raw.text.strip()
    }
    return (row for row in sorted(filled) if not _is_total(stated, columns, row))


def _is_total(stated: ListCells, columns: Columns, row: int) -> bool:
    heads = (columns.places.get(column, 0) for column in (Column.SERIAL, Column.CODE, Column.NAME))
    return any(is_total(stated.cells.get((row, place), BLANK).text) for place in heads)


def _totals(stated: ListCells, columns: Columns) -> Iterator[Problem]:
    for row in sorted({row for row, _ in stated.cells if row > columns.row}):
        if _is_total(stated, columns, row):
            place = ref(row, 1)
            found = Said("合计行，没有读取", "a row of totals, which was not read")
            allowed, repair = Said("每行一个园区", "one park in each row"), Said("可以不理", "nothing has to be done")
            yield Problem(Severity.WARNING, "total-row", stated.sheet, place, found, allowed, repair)


def _twice(parks: Iterable[ListedPark], stated: ListCells, columns: Columns) -> Iterator[tuple[int, Problem]]:
    """Rows whose code stood in an earlier row already."""
    first: dict[str, int] = {}
    for park in parks:
        if park.code and (before := first.setdefault(park.code, park.row)) != park.row:
            found = Said(
                f"代码 {park.code} 重复（第 {before} 行已有）", f"the code {park.code} again (as in row {before})"
            )
            place = ref(park.row, columns.places[Column.CODE])
            allowed = Said("每个代码一行", "one row for each code")
            repair = Said("改正代码，或删去其中一行", "correct the code, or delete one of the rows")
            yield park.row, Problem(Severity.ERROR, "code-twice", stated.sheet, place, found, allowed, repair)


def _perhaps_apart(
    parks: Iterable[ListedPark], stated: ListCells, columns: Columns, jurisdictions: Jurisdictions
) -> Iterator[Problem]:
    """A hint, never a match: parks of a province whose name begins like a 计划单列市 in it."""
    apart = [one for one in jurisdictions if one.kind in APART]
    for park in parks:
        for one in apart:
            if not park.jurisdiction and park.province == one.within and one.short in park.name:
                province = jurisdictions.titled(park.province)
                found = Said(
                    f"“{park.name}”写作{province}，名称里有“{one.short}”",
                    f"“{park.name}” stated as of “{province}”, with “{one.short}” in its name",
                )
                place = ref(park.row, columns.places[Column.NAME])
                allowed = Said(
                    "计划单列市和兵团单独归口",
                    "parks of “计划单列市” and “兵团”, which report by themselves, stated as such",
                )
                repair = Said(
                    f"属{one.name}的，加“主管地区”列写明；不写的归{province}",
                    f"if it is of “{one.name}”, say so in a column “主管地区”; else it is taken as of “{province}”",
                )
                yield Problem(Severity.WARNING, "perhaps-apart", stated.sheet, place, found, allowed, repair)
