"""Who is on record: in which role, where, and with which account; administrators deactivate them here."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.declared import numbered
from service.transport.downloads import XLSX
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person, Role
from service.vocabulary.writing import folded
from service.web.accounts.list import may_see
from service.web.done import see_other
from service.web.forms import Form, form_asked
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import Part, part_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.gate import visible
from service.workflow.access.targets import Target, a_person
from service.workflow.people.deactivate_person import deactivate_person
from service.workflow.people.list_people import list_people
from service.workflow.people.person_scope import PersonAt, scopes_told

router = screens("/people", "人员")


@shown_by("people/list.html")
@dataclass(frozen=True, slots=True)
class PeoplePage:
    """form: the filters as the address has them, and why somebody was not deactivated. adds, deactivates, opens: what
    this administrator does here."""

    form: Form
    roles: tuple[tuple[str, Said], ...]
    standings: tuple[tuple[str, Said], ...]
    part: Part[PersonAt]
    adds: bool
    deactivates: bool
    opens: bool
    export: str


@router.get("", **shows(UseCase.LIST_PEOPLE))
def show_list(request: Request, who: Who) -> Response:
    """Within what one sees, inactive ones too."""
    return render(request, "people/list.html", _page(request, who, _form(request)))


@router.get("/list.xlsx", **shows(UseCase.LIST_PEOPLE, summary="导出人员列表", answers=XLSX))
def export_list(request: Request, who: Who) -> Response:
    """All that fit the filter."""
    form, language = _form(request), language_of(request)
    rows = [_exported(one, language) for one in _rows(who, form)]
    filters = [(said.told(language), form.text(name)) for name, said in _FIELDS.items() if form.text(name)]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, filters), who, language)


def _numbered(number: int) -> Target:
    return a_person(str(number))


@router.post("/{person_id}/deactivate", **shows(UseCase.DEACTIVATE_PERSON, of=numbered("person_id", _numbered)))
def deactivate(request: Request, who: Who, person_id: str) -> Response:
    """They act no more; what they did stays on record."""
    try:
        gone = deactivate_person(who.settings, who.found.id, who.at)
    except Fault as fault:
        return render(request, "people/list.html", _page(request, who, _form(request).refused(fault)), UNUSABLE)
    return see_other("/people", Said(f"已停用：{gone.name}", f"deactivated: {gone.name}"))


def people_seen(who: Caller) -> tuple[Person, ...]:
    """Everybody within what whoever asks may see."""
    return list_people(who.settings, visible(who.settings, who.person, UseCase.LIST_PEOPLE, at=who.at))


def _page(request: Request, who: Caller, form: Form) -> PeoplePage:
    return PeoplePage(
        form=form,
        roles=_ROLES,
        standings=_STANDINGS,
        part=part_of(request, _rows(who, form)),
        adds=may_see(who, UseCase.ADD_PERSON),
        deactivates=may_see(who, UseCase.DEACTIVATE_PERSON),
        opens=may_see(who, UseCase.CREATE_ACCOUNT),
        export=file_address(request, "/people/list.xlsx"),
    )


_TITLE = Said("人员列表", "people")
_ALL = Said("全部", "all")
_ACTIVE, _GONE = Said("在岗", "active"), Said("已停用", "inactive")
_ROLES = (("", _ALL), *((role.value, role.said) for role in Role))
_STANDINGS = (("", _ALL), ("active", _ACTIVE), ("inactive", _GONE))
_FIELDS = {"q": Said("姓名", "name"), "role": Said("角色", "role"), "standing": Said("现状", "standing")}
_COLUMNS = (
    (Said("编号", "number"), 8),
    (Said("姓名", "name"), 16),
    (Said("角色", "role"), 16),
    (Said("部门", "department"), 14),
    (Said("范围", "scope"), 40),
    (Said("现状", "standing"), 10),
)


def _form(request: Request) -> Form:
    return form_asked(request, _FIELDS)


def _rows(who: Caller, form: Form) -> tuple[PersonAt, ...]:
    return scopes_told(who.settings, tuple(one for one in people_seen(who) if _wanted(one, form)))


def _wanted(person: Person, form: Form) -> bool:
    standing = "active" if person.active else "inactive"
    return (
        form.text("role") in ("", person.role.value)
        and form.text("standing") in ("", standing)
        and folded(form.text("q")) in folded(person.name)
    )


def _exported(one: PersonAt, language: Language) -> tuple[Value, ...]:
    person = one.person
    department = person.department.said.told(language) if person.department else ""
    standing = (_ACTIVE if person.active else _GONE).told(language)
    return person.id, person.name, person.role.said.told(language), department, one.scope.told(language), standing
