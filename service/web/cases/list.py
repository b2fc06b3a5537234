"""The cases one may see, narrowed by what the address says: state, whose turn, overdue, name of the park."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.policy import roles_for, scope_for
from service.access.use_cases import UseCase
from service.casework.acts.application import OpenCase
from service.casework.state import State
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.vocabulary.writing import folded
from service.web.forms import Form, form_of
from service.web.language import joined
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.list_cases import CaseLine, list_cases

router = screens("/cases", "案卷")
MINE, OVERDUE = "mine", "overdue"
_ALL = Said("全部", "all")
_FAR = date.max


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the list. next: whose turn it is."""

    line: CaseLine
    next: Said
    overdue: bool


@shown_by("cases/list.html")
@dataclass(frozen=True, slots=True)
class CasesPage:
    """form: the filters as the address has them; none: there is not a single case to be seen, whatever the filters."""

    form: Form
    states: tuple[tuple[str, Said], ...]
    turns: tuple[tuple[str, Said], ...]
    part: Part[CaseRow]
    none: bool
    may_open: bool


@router.get("", **shows(UseCase.LIST_CASES))
def show_list(request: Request, who: Who) -> Response:
    """Those whose day comes first stand first."""
    every = list_cases(who.settings, scope=scope_for(who.person, UseCase.LIST_CASES))
    return render(request, "cases/list.html", _page(request, who, every))


def _page(request: Request, who: Caller, every: tuple[CaseLine, ...]) -> CasesPage:
    today, query = day_of(who.at), request.query_params
    form = form_of(q=query.get("q", ""), state=query.get("state", ""), turn=query.get("turn", ""))
    rows = [_row(line, today) for line in every if _wanted(line, form, who.person.role, today)]
    rows.sort(key=lambda row: (row.line.due or _FAR, row.line.id))
    return CasesPage(
        form=form,
        states=(("", _ALL), *((state.value, state.said) for state in State)),
        turns=(("", _ALL), (MINE, Said("等我办理", "waiting for me")), (OVERDUE, Said("已逾期", "overdue"))),
        part=part_of(request, rows),
        none=not every,
        may_open=who.person.role in roles_for(OpenCase),
    )


def _row(line: CaseLine, today: date) -> CaseRow:
    roles = joined([Role(role).said for role in line.next_actor.split(",") if role])
    return CaseRow(line, roles, line.due is not None and line.due < today)


def _wanted(line: CaseLine, form: Form, role: Role, today: date) -> bool:
    turn, name = form.text("turn"), folded(form.text("q"))
    if turn == MINE and role.value not in line.next_actor.split(","):
        return False
    if turn == OVERDUE and (line.due is None or line.due >= today):
        return False
    return form.text("state") in ("", line.state.value) and (name in folded(line.park_name) or name in line.id)
