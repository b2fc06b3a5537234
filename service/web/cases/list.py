"""The cases one may see, narrowed by what the address says: state, whose turn, overdue, name of the park."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.policy import roles_for, scope_for
from service.access.scope import Scope
from service.access.use_cases import UseCase
from service.casework.acts.application import OpenCase
from service.casework.state import State
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role
from service.web.forms import Form, form_asked
from service.web.language import joined, language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import USUAL, Paging, paging_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.list_cases import CaseLine, Part, Wanted, find_cases

router = screens("/cases", "案卷")
MINE, OVERDUE = "mine", "overdue"
_ALL = Said("全部", "all")


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the list. next: whose turn it is; late: days beyond its day, 0 where there is time."""

    line: CaseLine
    next: Said
    late: int


@shown_by("cases/list.html")
@dataclass(frozen=True, slots=True)
class CasesPage:
    """form: the filters as the address has them; none: there is not a single case to be seen, whatever the filters;
    export: address of the list as a file."""

    form: Form
    states: tuple[tuple[str, Said], ...]
    turns: tuple[tuple[str, Said], ...]
    rows: tuple[CaseRow, ...]
    paging: Paging
    none: bool
    may_open: bool
    export: str


@router.get("", **shows(UseCase.LIST_CASES))
def show_list(request: Request, who: Who) -> Response:
    """Those whose day comes first stand first."""
    form, today = _form(request), day_of(who.at)

    def part_of(total: int) -> Part:
        return Part(paging_of(request, total).first, USUAL)

    found = find_cases(who.settings, _wanted(form, who), _scope(who), part_of)
    page = CasesPage(
        form=form,
        states=_STATES,
        turns=_TURNS,
        rows=tuple(_row(line, today) for line in found.cases),
        paging=paging_of(request, found.total),
        none=not found.everything,
        may_open=who.person.role in roles_for(OpenCase),
        export=file_address(request, "/cases/list.xlsx"),
    )
    return render(request, "cases/list.html", page)


@router.get("/list.xlsx", **shows(UseCase.LIST_CASES, summary="导出案卷列表", answers=XLSX))
def export_list(request: Request, who: Who) -> Response:
    """All that fit the filter, in the order of the list."""
    form, language = _form(request), language_of(request)
    found, today = find_cases(who.settings, _wanted(form, who), _scope(who)), day_of(who.at)
    rows = [_exported(_row(line, today), language) for line in found.cases]
    filters = [(said.told(language), form.text(name)) for name, said in _FIELDS.items() if form.text(name)]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, filters), who, language)


_TITLE = Said("案卷列表", "cases")
_FIELDS = {
    "q": Said("园区名称或案卷编号", "park or case"),
    "state": Said("环节", "stage"),
    "turn": Said("轮到谁", "turn"),
}
_STATES = (("", _ALL), *((state.value, state.said) for state in State))
_TURNS = (("", _ALL), (MINE, Said("等我办理", "waiting for me")), (OVERDUE, Said("已逾期", "overdue")))
_COLUMNS = (
    (Said("园区", "park"), 44),
    (Said("案卷编号", "case"), 20),
    (Said("环节", "stage"), 24),
    (Said("第几轮评价", "round"), 10),
    (Said("下一步由谁办理", "who acts next"), 30),
    (Said("期限", "due"), 14),
    (Said("最近办理", "last act"), 20),
)


def _exported(row: CaseRow, language: Language) -> tuple[Value, ...]:
    line = row.line
    stage, whose = line.state.said.told(language), row.next.told(language)
    return line.park_name, line.id, stage, line.round, whose, line.due, line.changed_at


def _scope(who: Caller) -> Scope:
    return scope_for(who.person, UseCase.LIST_CASES)


def _form(request: Request) -> Form:
    return form_asked(request, _FIELDS)


def _wanted(form: Form, who: Caller) -> Wanted:
    turn = form.text("turn")
    return Wanted(
        state=form.text("state"),
        person=who.person if turn == MINE else None,
        late_on=day_of(who.at) if turn == OVERDUE else None,
        name=form.text("q"),
    )


def _row(line: CaseLine, today: date) -> CaseRow:
    roles = joined([Role(role).said for role in line.next_actor.split(",") if role])
    return CaseRow(line, roles, max((today - line.due).days, 0) if line.due is not None else 0)
