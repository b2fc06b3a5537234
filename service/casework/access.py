"""Who may act on which case: people act only within their own jurisdiction, city or park."""

from __future__ import annotations

from collections.abc import Iterator

from service.casework.acts.application import OpenCase
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role


def within_scope(person: Person, place: OpenCase) -> tuple[Said, ...]:
    """Why a case of that park, city and jurisdiction is none of this person's; nothing when it is."""
    return tuple(_outside(person, place))


def _outside(person: Person, place: OpenCase) -> Iterator[Said]:
    if not person.active:
        yield Said(f"{person.name} 已停用；请由在岗人员办理", f"{person.name} is not active; let somebody else do it")
    if person.jurisdiction != place.jurisdiction:
        yield Said(
            f"本案属 {place.jurisdiction}，{person.name} 属 {person.jurisdiction or '（未写明）'}；请由本地区人员办理",
            f"the case is of {place.jurisdiction}, {person.name} of {person.jurisdiction or '(no jurisdiction)'}; let "
            "somebody of that jurisdiction do it",
        )
    elif person.role is Role.CITY_REVIEWER and person.city != place.city:
        yield Said(
            f"本案属 {place.city or '（不设区市）'}，{person.name} 属 {person.city}；请由该市的初审员办理",
            f"the case is of {place.city or '(no city)'}, {person.name} of {person.city}; let its reviewer do it",
        )
    elif person.role is Role.SUBMITTER and person.park != place.park:
        yield Said(
            f"本案属园区 {place.park}，{person.name} 属园区 {person.park}；请由该园区的填报员办理",
            f"the case is of park {place.park}, {person.name} of park {person.park}; let that park's submitter do it",
        )
