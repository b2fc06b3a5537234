"""The overview of the national bodies: all jurisdictions together, and a line for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.coverage import Rate
from service.casework.overview import Total, exact_text
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.overview.figures import list_address, rate_told
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.overview.list_figure import no_figure
from service.workflow.overview.nation import Line, Nation, show_nation

router = screens("/overview/jurisdictions", "各主管地区汇总")
FILE = "/overview/jurisdictions/file.xlsx"
_TITLE = Said("各主管地区汇总", "Sums by jurisdiction")
_SUM, _NO_NUMBER = Said("合计", "Sum"), Said("没有数", "no number")
_COUNTS = (
    Said("在册园区", "Parks on record"),
    Said("符合条件", "Eligible"),
    Said("尚未认定", "Not determined"),
    Said("列入清单（符合条件的）", "Listed (of the eligible)"),
    Said("实施改造（符合条件的）", "Carrying out the retrofit (of the eligible)"),
    Said("通过验收（符合条件的）", "Accepted (of the eligible)"),
    Said("通过验收的覆盖率", "Coverage of acceptance"),
    Said("计入汇总的案卷", "Cases that count"),
    Said("逾期的报送责任", "Overdue reports"),
)


@shown_by("overview/nation.html")
@dataclass(frozen=True, slots=True)
class NationPage:
    """told: the lines, and the sums of them; export: address of the table as a file."""

    on: date
    form: Form
    programmes: tuple[tuple[str, str], ...]
    told: Nation
    export: str

    @property
    def rows(self) -> tuple[Line, ...]:
        """The jurisdictions, and the whole last."""
        return (*self.told.lines, self.told.whole)

    def address(self, line: Line, *figure: str) -> str:
        """Of the parks or reports behind a number."""
        narrowed = "" if line.jurisdiction == NATIONAL else line.jurisdiction
        return list_address(self.told.programme.id, *figure, jurisdiction=narrowed)

    def reached(self, line: Line) -> tuple[tuple[str, Rate], ...]:
        """How far the eligible parks have come: what the list is called by, and the rate."""
        found = line.coverage
        return ("listed", found.listed), ("carried_out", found.carried_out), ("accepted", found.accepted)

    @staticmethod
    def rate(line: Line) -> Said:
        """Of acceptance, in words."""
        return rate_told(line.coverage.accepted)

    @staticmethod
    def amount(total: Total) -> str:
        """All its digits, empty where no park has a number."""
        return exact_text(total.amount) if total.parks else ""


def is_national(person: Person) -> bool:
    """Whether somebody belongs to the national bodies."""
    return person.jurisdiction == NATIONAL


def nation_shown(request: Request, who: Caller, programme: str) -> Response:
    """The page that the national bodies see in place of that of a province."""
    told = show_nation(who.settings, programme, day_of(who.at))
    page = NationPage(
        on=day_of(who.at),
        form=form_of(programme=told.programme.id),
        programmes=tuple((one.id, one.title) for one in told.programmes),
        told=told,
        export=file_address(request, FILE),
    )
    return render(request, "overview/nation.html", page)


@router.get("/file.xlsx", **shows(UseCase.READ_COVERAGE, summary="导出各主管地区的汇总", answers=XLSX))
def export(request: Request, who: Who, programme: str = "") -> Response:
    """A line for each jurisdiction, and the sums as the last; for the national bodies only.

    Raises:
        Fault: others have no such file.
    """
    if not is_national(who.person):
        raise no_figure(_TITLE.zh)
    told, language = show_nation(who.settings, programme, day_of(who.at)), language_of(request)
    columns = [(Said("主管地区", "Jurisdiction"), 20), *((one, 14) for one in (*_COUNTS, *_effects(told)))]
    rows = [_exported(line, told, language) for line in (*told.lines, told.whole)]
    return handed_out(ListFile(_TITLE, columns, rows), who, language)


def _effects(told: Nation) -> Iterator[Said]:
    """Two columns each: the sum, and how many parks lack the number."""
    for code, name in told.effects:
        unit = told.whole.totals[code].unit
        yield Said(f"{name.zh}（{unit}）", f"{name.en} ({unit})")
        yield Said(f"{name.zh}：缺数的园区", f"{name.en}: parks without the number")


def _exported(line: Line, told: Nation, language: Language) -> tuple[Value, ...]:
    found, rates = line.coverage, rate_told(line.coverage.accepted).told(language)
    name = _SUM.told(language) if line.jurisdiction == NATIONAL else line.name
    counts = (line.parks, found.accepted.eligible, found.accepted.undetermined)
    reached = (found.listed.reached, found.carried_out.reached, found.accepted.reached)
    amounts = (value for code, _ in told.effects for value in _amounts(line.totals[code], language))
    return (name, *counts, *reached, rates, line.evaluated, line.late, *amounts)


def _amounts(total: Total, language: Language) -> tuple[Value, Value]:
    text = exact_text(total.amount)
    amount: Value = (text if "≈" in text else Decimal(text)) if total.parks else _NO_NUMBER.told(language)
    return amount, total.lacking
