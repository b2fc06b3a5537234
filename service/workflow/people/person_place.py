"""Where a person acts, as the registry writes it: whatever a case is compared with must be written the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.casework.park_lookup import meant
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.language import Said
from service.vocabulary.park import Park
from service.vocabulary.person import Person
from service.vocabulary.writing import folded
from service.workflow.parks.registry_rules import RegistryRules, authority_of


def placed(person: Person, parks: Sequence[Park], rules: RegistryRules | None) -> Person:
    """The person with the code of their jurisdiction, the city as parks write it and the id of their park; what is
    empty stays empty. rules: None where the rules folder says nothing of jurisdictions: any is taken as written.

    Raises:
        Fault: there is no such jurisdiction or park, several parks are meant, or no park lies in that city.
    """
    jurisdiction = person.jurisdiction
    if jurisdiction and rules is not None:
        jurisdiction = authority_of(jurisdiction, rules)
    city = _city(person.city, (park for park in parks if jurisdiction in (park.jurisdiction, NATIONAL)))
    park = meant(person.park, parks).id if person.park else ""
    return replace(person, jurisdiction=jurisdiction, city=city, park=park)


def _city(text: str, parks: Iterable[Park]) -> str:
    """As the parks of the jurisdiction write it. Where none of them states its city there is nothing to compare with,
    and the city stays as written."""
    known = sorted({park.city for park in parks if park.city})
    if not text or not known:
        return text
    found = [city for city in known if _bare(city) == _bare(text)]
    if len(found) == 1 or text in found:
        return text if text in found else found[0]
    raise Fault(
        "city-unknown",
        Said(
            f"该地区的园区没有在“{text}”的，登记了也没有可以办理的案卷；园区所在的城市有：{'、'.join(known)}。"
            "请改用其中的写法，或先用 acceptance park import 补上园区的设区市",
            f"no park of this jurisdiction lies in “{text}”, so there would be no case to handle; the cities of its "
            f"parks: {', '.join(known)}. Write one of them, or import a list that states the city first",
        ),
    )


def _bare(city: str) -> str:
    """杭州 and 杭州市 are one."""
    return folded(city).removesuffix("市")
