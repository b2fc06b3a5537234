"""Put somebody on record: name, role, and how far it reaches; the account is opened by a system administrator."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.people.namesakes import FIELD, field_of, in_form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.parks.list_programmes import list_jurisdictions
from service.workflow.people.add_person import add_person

router = screens("/people", "人员")


@shown_by("people/new.html")
@dataclass(frozen=True, slots=True)
class NewPersonPage:
    """roles, departments, jurisdictions: to choose from; twins: somebody of that name is on record, so that a reason is
    asked for."""

    form: Form
    roles: tuple[tuple[str, Said], ...]
    departments: tuple[tuple[str, Said], ...]
    jurisdictions: tuple[tuple[str, str], ...]
    twins: bool


@router.get("/new", **shows(UseCase.ADD_PERSON))
def ask(request: Request, who: Who) -> Response:
    """The form."""
    return render(request, "people/new.html", _page(who, form_of()))


@router.post("/new", **shows(UseCase.ADD_PERSON))
def add(request: Request, who: Who, form: Filled) -> Response:
    """What the role needs and the form does not say is told by the use case."""
    form = form.lacking(_REQUIRED)
    if form.text("role") not in tuple(Role):
        form = form.refused(_ROLE, "role")
    if not form.faults:
        try:
            added = add_person(who.settings, _person(form), who.at, form.text(FIELD))
        except Fault as fault:
            form = form.refused(in_form(fault), field_of(fault, _FIELDS))
        else:
            return see_other("/people", _added(added))
    return render(request, "people/new.html", _page(who, form), UNUSABLE)


def _person(form: Form) -> Person:
    department = Department(form.text("department")) if form.text("department") in tuple(Department) else None
    place = (form.text("jurisdiction"), form.text("city"), form.text("park"))
    return Person(0, form.text("name"), Role(form.text("role")), department, *place)


def _added(person: Person) -> Said:
    return Said(
        f"已登记 {person.name}（{person.role.label}），编号 {person.id}；请系统管理员为其开立账号",
        f"{person.name} ({person.role.said.en}) is on record as number {person.id}; a system administrator opens their "
        "account",
    )


def _page(who: Caller, form: Form) -> NewPersonPage:
    known = tuple((one.code, one.name) for one in list_jurisdictions(who.settings))
    return NewPersonPage(form, _ROLES, _DEPARTMENTS, (("", "—"), *known), any(one.name == FIELD for one in form.faults))


_ROLES = tuple((role.value, role.said) for role in Role)
_DEPARTMENTS = (("", Said("无", "none")), *((one.value, one.said) for one in Department))
_ROLE = Said("请选择角色", "choose a role")
_REQUIRED = {"name": Said("请写明姓名", "give the name")}
_FIELDS = {
    "city-unknown": "city",
    "park-unknown": "park",
    "park-ambiguous": "park",
    "jurisdiction-unknown": "jurisdiction",
    "person-known": "name",
}
"""Code of a fault → the field it is about."""
