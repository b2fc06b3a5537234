"""Who may change what of the registry: people only their own jurisdiction's parks, a park only its own reports."""

from __future__ import annotations

from collections.abc import Iterator

from service.casework.registry_refused import RegistryRefused
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role

REGISTRARS = frozenset({Role.POLICY_OFFICER, Role.APPROVER, Role.ASSESSOR})
"""Roles that keep the registry of their jurisdiction."""


def require_registrar(person: Person | None, jurisdiction: str, places: Jurisdictions) -> None:
    """Return only if this person may keep the registry of a jurisdiction, by its code; places: their names. Without a
    person it is whoever runs the program on the machine itself.

    Raises:
        RegistryRefused: another role or place.
    """
    reasons = tuple(_objections(person, jurisdiction, places)) if person is not None else ()
    if reasons:
        raise RegistryRefused(reasons)


def require_both(person: Person | None, old: str, new: str, places: Jurisdictions) -> None:
    """Return only if this person may hand a park of one jurisdiction over to another, by their codes: nobody puts a
    park into a registry that they do not keep.

    Raises:
        RegistryRefused: they answer for one of them only.
    """
    if person is not None and person.jurisdiction not in (NATIONAL, new):
        zh = f"归口变更涉及{places.titled(old)}和{places.titled(new)}；请由国家级人员登记"
        en = f"this hands a park from {old} over to {new}; somebody of the national bodies has to register it"
        raise RegistryRefused((Said(zh, en),))


def require_reporter(person: Person | None, jurisdiction: str, park: str, places: Jurisdictions) -> None:
    """Return only if this person may record a report: a registrar of the jurisdiction, or a submitter for their park.

    Raises:
        RegistryRefused: anybody else.
    """
    own = person is not None and person.role is Role.SUBMITTER and park != "" and person.park == park
    if not own:
        require_registrar(person, jurisdiction, places)


def _objections(person: Person, jurisdiction: str, places: Jurisdictions) -> Iterator[Said]:
    if person.role not in REGISTRARS:
        roles = "、".join(role.label for role in Role if role in REGISTRARS)
        zh = f"{person.name} 是{person.role.label}，不管理名录；请由{roles}办理"
        yield Said(zh, f"the role {person.role.said.en} does not keep the registry")
    if person.jurisdiction not in (NATIONAL, jurisdiction):
        own, other = places.titled(person.jurisdiction), places.titled(jurisdiction)
        zh = f"{person.name} 属{own}，不能办理{other}的事项；请由该地区人员办理"
        yield Said(zh, f"this person is of {person.jurisdiction} and does nothing for {jurisdiction}")
