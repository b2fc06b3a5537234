"""A person as others see them."""

from __future__ import annotations

from pydantic import Field

from service.api.values import Labelled, Shown
from service.vocabulary.person import Person


class PersonShown(Shown):
    """Somebody who acted, as they were then."""

    id: int = Field(description="人员编号")
    name: str = Field(description="姓名")
    role: Labelled = Field(description="角色")
    department: Labelled | None = Field(description="部门，没有的为 null")

    @classmethod
    def of(cls, person: Person) -> PersonShown:
        """What is shown of them beside what they did."""
        return cls(
            id=person.id,
            name=person.name,
            role=Labelled.of(person.role),
            department=Labelled.maybe(person.department),
        )
