"""A person as the command line shows them."""

from __future__ import annotations

from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person

HEADINGS = (
    Said("编号", "id"),
    Said("姓名", "name"),
    Said("角色", "role"),
    Said("部门", "department"),
    Said("地区", "jurisdiction"),
    Said("设区市", "city"),
    Said("园区", "park"),
    Said("状态", "state"),
)
_STATES = {True: Said("在用", "active"), False: Said("已停用", "inactive")}


def place_of(code: str, language: Language, places: Jurisdictions) -> str:
    """A jurisdiction as it is shown: 浙江省; in English by its code."""
    return Said(places.titled(code), code).told(language)


def cells(person: Person, language: Language, places: Jurisdictions) -> tuple[str, ...]:
    """One text a heading; empty where the person has none."""
    department = person.department.said.told(language) if person.department else ""
    return (
        str(person.id),
        person.name,
        person.role.said.told(language),
        department,
        place_of(person.jurisdiction, language, places),
        person.city,
        person.park,
        _STATES[person.active].told(language),
    )


def described(person: Person, language: Language, places: Jurisdictions) -> str:
    """The person in one line: id, name, role, and what else is stated."""
    number, *rest, _ = cells(person, language, places)
    return f"{number} {' '.join(text for text in rest if text)}"
