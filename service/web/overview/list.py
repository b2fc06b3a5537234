"""The list behind a figure of the overview, with the sum of its rows, which is the figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from fastapi import Request, Response

from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.overview.nation import is_national
from service.web.overview.overview import place_of, seen_by
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.overview.list_figure import Cell, Column, FigureList, Row, list_figure
from service.workflow.overview.nation import list_of_nation

router = screens("/overview/list", "总览的清单")
_PARK, _CASE, _SUM = Said("园区", "park"), Said("案卷编号", "case"), Said("合计", "sum")


@shown_by("overview/list.html")
@dataclass(frozen=True, slots=True)
class FigureListPage:
    """place: whose; found: all rows; part: those of the page shown; export: address of the list as a file; overview:
    where one came from; opens: whether the reader may open cases and parks."""

    place: str
    found: FigureList
    part: Part[Row]
    overview: str
    export: str
    opens: bool

    @staticmethod
    def words(cell: Cell, language: Language) -> str:
        """What a cell says."""
        return words_of(cell, language)


@router.get("", **shows(UseCase.READ_COVERAGE, summary="查看总览一个数字的清单"))
def show(request: Request, who: Who, figure: str = "", programme: str = "", jurisdiction: str = "") -> Response:
    """Page by page; the sum is of all pages. jurisdiction: narrows what the national bodies see."""
    found = _found(who, figure, programme, jurisdiction)
    page = FigureListPage(
        place=place_of(who, jurisdiction),
        found=found,
        part=part_of(request, found.rows),
        overview=f"/overview?programme={programme}" if programme.isalnum() else "/overview",
        export=file_address(request, "/overview/list/file.xlsx"),
        opens=who.person.role in roles_for(UseCase.READ_CASE),
    )
    return render(request, "overview/list.html", page)


@router.get("/file.xlsx", **shows(UseCase.READ_COVERAGE, summary="导出总览一个数字的清单", answers=XLSX))
def export(request: Request, who: Who, figure: str = "", programme: str = "", jurisdiction: str = "") -> Response:
    """All rows, and the sum as the last."""
    found, language = _found(who, figure, programme, jurisdiction), language_of(request)
    named = (Column(_PARK), Column(_CASE), *found.columns)
    columns = [(_titled(one), 44 if one.said is _PARK else 20) for one in named]
    rows: list[tuple[Value, ...]] = [
        (
            row.name,
            row.case,
            *(_value(cell, column, language) for cell, column in zip(row.cells, found.columns, strict=True)),
        )
        for row in found.rows
    ]
    rows.append((_SUM.told(language), "", _number(found.sum), *(None for _ in found.columns[1:])))
    return handed_out(ListFile(found.title, columns, rows), who, language)


def words_of(cell: Cell, language: Language) -> str:
    """What a cell says; nothing where it is empty."""
    if isinstance(cell, Said):
        return cell.told(language)
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


def _found(who: Caller, figure: str, programme: str, jurisdiction: str) -> FigureList:
    if is_national(who.person):
        return list_of_nation(who.settings, programme, figure, jurisdiction, day_of(who.at))
    return list_figure(who.settings, programme, figure, day_of(who.at), seen_by(who))


def _titled(column: Column) -> Said:
    said, unit = column.said, column.unit
    return Said(f"{said.zh}（{unit}）", f"{said.en} ({unit})") if unit else said


def _value(cell: Cell, column: Column, language: Language) -> Value:
    if isinstance(cell, date | int):
        return cell
    text = words_of(cell, language)
    return _number(text) if column.number else text


def _number(text: str) -> Value:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
