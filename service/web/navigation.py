"""The few places that every screen leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.vocabulary.language import Said
from service.vocabulary.person import Person


@dataclass(frozen=True, slots=True)
class Place:
    """One of them. current: whether one is there, or beneath."""

    said: Said
    address: str
    current: bool


_PLACES = (
    (Said("待办", "My work"), "/", UseCase.LIST_CASES),
    (Said("园区", "Parks"), "/parks", UseCase.LIST_PARKS),
    (Said("案卷", "Cases"), "/cases", UseCase.LIST_CASES),
    (Said("总览", "Overview"), "/overview", UseCase.READ_COVERAGE),
    (Said("作业", "Jobs"), "/jobs", UseCase.LIST_JOBS),
    (Said("账号", "Accounts"), "/accounts", UseCase.LIST_ACCOUNTS),
    (Said("人员", "People"), "/people", UseCase.LIST_ACCOUNTS),
    (Said("运行状况", "Operations"), "/operations", UseCase.READ_HEALTH),
    (Said("审计记录", "Audit trail"), "/audit", UseCase.READ_AUDIT),
    (Said("帮助", "Help"), "/help", UseCase.READ_OWN_ACCOUNT),
)


def places_for(person: Person, here: str) -> Iterator[Place]:
    """Where somebody may go. here: the path of the page."""
    for said, address, use_case in _PLACES:
        if person.role in roles_for(use_case):
            beneath = here == address or (address != "/" and here.startswith(f"{address}/"))
            yield Place(said, address, beneath)
