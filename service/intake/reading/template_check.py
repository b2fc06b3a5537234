"""Is this the right workbook on the right template? Then its tables, else one sentence saying what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from service.intake.files.grid import Grid
from service.intake.forms.layout import COVER, GUIDE, MARKER, VERSION, Book, Form
from service.intake.forms.submission_forms import CONTENT
from service.intake.reading.conditional_numbers import conditional_numbers
from service.intake.reading.hidden_content import hidden_content
from service.intake.reading.strays import strays
from service.intake.reading.table import (
    Table,
    filled,
    find_table,
    known_header,
    positions,
    ref,
    sheet_named,
    sheets_named,
)
from service.vocabulary.language import Said, quoted
from service.vocabulary.problem import Problem, Severity, Unreadable

NO_COVER = Said("没有可以识别的“封面”", "there is no cover (“封面”) that can be read")
_SHOWN = 6
_MOST_ROWS = 1000

Tables = Mapping[str, Table]
"""Sheet name of the template → table."""


def open_tables(grid: Grid, book: Book, sheets: Iterable[Form]) -> tuple[Tables, tuple[Problem, ...]]:
    """Every table of a workbook, and a problem for all in the file that is not read.

    Raises:
        Unreadable: wrong-template — another workbook, another version of the template, sheets or columns missing, a
            header standing there twice, or more rows than any park has.
    """
    marker = marker_of(grid)
    check_marker(marker, book)
    tables: dict[str, Table] = {}
    faults: list[Said] = []
    for form in sheets:
        table, lacking = find_table(grid, form)
        faults += _faults_of(table, form, lacking, grid)
        if table:
            tables[form.name] = table
    if faults:
        zh, en = zip(*faults[:_SHOWN], strict=True)
        more = Said(f"；等共 {len(faults)} 处", f"; {len(faults)} in all") if len(faults) > _SHOWN else Said("", "")
        told = Said(
            f"这不是完整的“{book.label}”：{'；'.join(zh)}{more.zh}",
            f"this is no complete “{book.label}”: {'; '.join(en)}{more.en}",
        )
        raise wrong_template(told, book)
    return tables, tuple(_problems(grid, tables, marker))


def in_order(problems: Iterable[Problem], grid: Grid) -> tuple[Problem, ...]:
    """By sheet as they stand in the file, errors before warnings; within that in reading order."""
    places = {name: place for place, name in enumerate(grid.sheets)}
    return tuple(sorted(problems, key=lambda p: (places.get(p.sheet, -1), p.severity is not Severity.ERROR)))


def wrong_template(fault: Said, book: Book) -> Unreadable:
    """The refusal of a file that is not this workbook."""
    return Unreadable(
        "wrong-template",
        f"{fault.zh}。请在随系统下载的“{book.label}”模板中填写，并保留工作表名称和表头。",
        f"{fault.en}; fill in the template “{book.label}” of this system, keeping its sheets and headings",
    )


def marker_of(grid: Grid) -> str:
    """What the cover names as its template; empty where the marker is gone."""
    name = sheet_named(grid, COVER)
    cells = positions(grid.sheets[name]) if name else {}
    labels = [place for place, raw in cells.items() if _folded(raw.text) == MARKER]
    if not labels:
        return ""
    row, column = labels[0]
    # Beside it stands an explanation as well, so a blank marker is found by its column.
    columns = (place[1] for place, raw in cells.items() if place[0] < row and _folded(raw.text) == CONTENT)
    marker = cells.get((row, next(columns, column + 1)))
    return _folded(marker.text) if marker else ""


def is_of(grid: Grid, book: Book) -> bool:
    """Whether a file says that it is this workbook, of whatever version."""
    return marker_of(grid).partition("/")[0] == book.label


def check_marker(marker: str, book: Book) -> None:
    """Refuse the marker of another workbook or of another version; a marker that is gone says nothing.

    Raises:
        Unreadable: wrong-template.
    """
    label, _, version = marker.partition("/")
    if marker and label != book.label:
        other = next((other for other in Book if other.label == label), None)
        what = (
            Said(f"这是“{other.label}”", f"this is a “{other.label}”")
            if other
            else Said(f"封面的{MARKER}是“{marker}”", f"“{MARKER}” on the cover is “{marker}”")
        )
        told = Said(f"{what.zh}，此处需要“{book.label}”", f"{what.en}, and a “{book.label}” is needed here")
        raise wrong_template(told, book)
    if marker and version != str(VERSION):
        told = Said(
            f"文件用的是第 {version} 版模板，现行模板是第 {VERSION} 版",
            f"the file is made of version {version} of the template, and the present one is {VERSION}",
        )
        raise wrong_template(told, book)


def _faults_of(table: Table | None, form: Form, lacking: tuple[str, ...], grid: Grid) -> Iterator[Said]:
    alike = sheets_named(grid, form.name)
    if len(alike) > 1:
        yield Said(
            f"工作表“{form.name}”有 {len(alike)} 张（“{'”“'.join(alike)}”）",
            f"there are {len(alike)} sheets “{form.name}” ({quoted(alike)})",
        )
    if table is None:
        name = sheet_named(grid, form.name)
        yield (
            Said(f"工作表“{form.name}”找不到表头", f"the sheet “{form.name}” has no headings")
            if name
            else Said(f"缺少工作表“{form.name}”", f"the sheet “{form.name}” is missing")
        )
        return
    if lacking:
        yield Said(
            f"工作表“{table.name}”缺少列“{'”“'.join(lacking)}”",
            f"the sheet “{table.name}” has no column {quoted(lacking)}",
        )
    if form.has_years and not table.years:
        yield Said(f"工作表“{table.name}”缺少年份列", f"the sheet “{table.name}” has no columns of years")
    if len(table.rows) > _MOST_ROWS:
        yield Said(
            f"工作表“{table.name}”有 {len(table.rows)} 行内容，超过上限 {_MOST_ROWS} 行",
            f"the sheet “{table.name}” has {len(table.rows)} rows, more than the {_MOST_ROWS} that are taken",
        )
    yield from _headers_twice(table)


def _headers_twice(table: Table) -> Iterator[Said]:
    for (row, column), raw in table.cells.items():
        header = known_header(table.form, raw.text) if row == table.header_row else ""
        if header and table.columns[header] != column:
            first, second = ref(row, table.columns[header]), ref(row, column)
            yield Said(
                f"工作表“{table.name}”的表头“{header}”出现两次（{first}、{second}）",
                f"the sheet “{table.name}” has the heading “{header}” twice ({first}, {second})",
            )


def _problems(grid: Grid, tables: Tables, marker: str) -> Iterator[Problem]:
    if not marker:
        found = Said(f"没有{MARKER}", f"no “{MARKER}”")
        allowed = Said("模板原有的标识", "the mark of the template")
        repair = Said(
            f"已按工作表和表头识别；请在封面保留“{MARKER}”一行",
            f"known by its sheets and headers; keep the row “{MARKER}” on the cover",
        )
        yield Problem(Severity.WARNING, "marker-missing", COVER, "", found, allowed, repair)
    read = {table.name for table in tables.values()} | {sheet_named(grid, GUIDE)}
    for name, sheet in grid.sheets.items():
        if name not in read and any(filled(raw) for raw in sheet.cells.values()):
            found, allowed = (
                Said(f"工作表“{name}”", f"a sheet “{name}”"),
                Said("模板规定的工作表", "the sheets of the template"),
            )
            repair = Said(
                "该工作表不作读取；需要采用的内容请填入模板规定的工作表",
                "this sheet is not read; what should be used belongs into the sheets of the template",
            )
            yield Problem(Severity.WARNING, "unknown-sheet", name, "", found, allowed, repair)
    for table in tables.values():
        yield from strays(table, grid.sheets[table.name])
        yield from hidden_content(table, grid.sheets[table.name])
        yield from conditional_numbers(table, grid.sheets[table.name])


def _folded(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
