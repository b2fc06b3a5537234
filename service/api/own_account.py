"""Who is signed in, and what they may do."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from service.access.policy import POLICY
from service.access.use_cases import UseCase
from service.api.auth import Who
from service.api.declared import asks, routed
from service.vocabulary.person import Department, Person, Role

router = routed("/me", "本人账号")


class PersonShown(BaseModel):
    """A person on record."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    id: int
    name: Annotated[str, Field(examples=["张三"])]
    role: Role
    role_label: Annotated[str, Field(description="角色的中文名", examples=["评估员"])]
    department: Department | None
    jurisdiction: Annotated[str, Field(description="主管地区代码", examples=["zhejiang"])]
    city: str
    park: str
    active: bool


class Me(BaseModel):
    """Who is signed in. needs: what has to be done before anything else; may: every use case their role may ask for,
    within their own jurisdiction, city or park."""

    model_config = ConfigDict(extra="forbid")

    person: PersonShown
    login: str
    session: int
    session_ends_at: datetime
    needs: list[str]
    may: list[str]


def shown(person: Person) -> PersonShown:
    """As the interface shows a person."""
    return PersonShown.model_validate(
        {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "role_label": person.role.label,
            "department": person.department,
            "jurisdiction": person.jurisdiction,
            "city": person.city,
            "park": person.park,
            "active": person.active,
        }
    )


@router.get("", **asks(UseCase.READ_OWN_ACCOUNT, summary="本人、角色和权限"))
def read_me(who: Who) -> Me:
    """The person of the session as on record at this moment."""
    signed = who.signed
    return Me(
        person=shown(signed.person),
        login=signed.login,
        session=signed.session,
        session_ends_at=signed.ends_at,
        needs=[need.value for need in signed.needs],
        may=sorted(
            asking.value
            for asking, right in POLICY.items()
            if isinstance(asking, UseCase) and signed.person.role in right.roles
        ),
    )
