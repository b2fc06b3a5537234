"""People on record: who acts, in which role, where."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.access.use_cases import UseCase
from service.api.values import Given, Labelled, Shown
from service.transport.auth import Who
from service.transport.declared import asks, numbered, routed
from service.vocabulary.person import Department, Person, Role
from service.workflow.access.gate import visible
from service.workflow.access.targets import Target, a_person
from service.workflow.people.add_person import add_person
from service.workflow.people.deactivate_person import deactivate_person
from service.workflow.people.list_people import list_people

router = routed("/people", "人员")
Name = Annotated[str, Field(max_length=100)]


class Entry(Shown):
    """A person on record, as they are now."""

    id: int = Field(description="人员编号")
    name: str = Field(description="姓名", examples=["张三"])
    role: Labelled = Field(description="角色")
    department: Labelled | None = Field(description="部门，没有的为 null")
    jurisdiction: str = Field(description="主管地区代码，没有的为空", examples=["zhejiang"])
    city: str = Field(description="设区市，没有的为空")
    park: str = Field(description="园区编号，没有的为空")
    active: bool = Field(description="是否在岗")

    @classmethod
    def of(cls, person: Person) -> Entry:
        """Everything on record."""
        return cls(
            id=person.id,
            name=person.name,
            role=Labelled.of(person.role),
            department=Labelled.maybe(person.department),
            jurisdiction=person.jurisdiction,
            city=person.city,
            park=person.park,
            active=person.active,
        )


class NewPerson(Given):
    """Somebody to be put on record; place and department as the role needs them."""

    name: Annotated[str, Field(min_length=1, max_length=50, description="姓名", examples=["张三"])]
    role: Role
    department: Department | None = None
    jurisdiction: Annotated[Name, Field(description="主管地区：代码或名称", examples=["zhejiang"])] = ""
    city: Annotated[Name, Field(description="设区市")] = ""
    park: Annotated[Name, Field(description="园区：编号、代码或名称")] = ""
    namesake: Annotated[str, Field(max_length=500, description="同名的人已在册而仍要登记的理由")] = ""


def _numbered_person(number: int) -> Target:
    return a_person(str(number))


@router.get("", **asks(UseCase.LIST_PEOPLE))
def list_everyone(who: Who) -> list[Entry]:
    """在您可见范围内的人员，按编号排列，停用的也在内。"""
    scope = visible(who.settings, who.person, UseCase.LIST_PEOPLE, at=who.at)
    return [Entry.of(person) for person in list_people(who.settings, scope)]


@router.post("", status_code=201, **asks(UseCase.ADD_PERSON))
def add(given: NewPerson, who: Who) -> Entry:
    """登记之后由系统管理员开立账号。"""
    person = Person(0, given.name, given.role, given.department, given.jurisdiction, given.city, given.park)
    return Entry.of(add_person(who.settings, person, who.at, given.namesake))


@router.post("/{person_id}/deactivate", **asks(UseCase.DEACTIVATE_PERSON, of=numbered("person_id", _numbered_person)))
def deactivate(person_id: int, who: Who) -> Entry:
    """停用后不再办理，已办的仍在案；其账号不能再登录。"""
    return Entry.of(deactivate_person(who.settings, who.found.id, who.at))
