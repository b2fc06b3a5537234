"""What a person sees, as a value: everything, a jurisdiction, a city, a park, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.park import Park
from service.vocabulary.person import ADMINISTRATORS, Person, Role


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object lies. jurisdiction: code; city: as parks write it; park: id; each empty where it has none.
    `early`: a case that is not open to experts, or not to the one who looks: see storage.expert_cases."""

    jurisdiction: str
    city: str = ""
    park: str = ""
    early: bool = False


INSTALLATION = Place("")
"""Where an object lies that belongs to no jurisdiction."""


class Extent(StrEnum):
    """How far a scope reaches."""

    NOTHING = "nothing"
    PARK = "park"
    CITY = "city"
    JURISDICTION = "jurisdiction"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Scope:
    """The places a person sees. `early`: also cases that are not open to experts; `expert`: the id of the one who sees,
    0 for everybody else; `inside`: also what the park of a case is not told of it."""

    extent: Extent
    jurisdiction: str = ""
    city: str = ""
    park: str = ""
    early: bool = True
    expert: int = 0
    inside: bool = True

    def covers(self, place: Place) -> bool:
        """Whether an object at that place is seen. What is not stated is nobody's: an empty code equals no other."""
        if place.early and not self.early:
            return False
        match self.extent:
            case Extent.EVERYTHING:
                return True
            case Extent.JURISDICTION:
                return self._same_jurisdiction(place)
            case Extent.CITY:
                return self._same_jurisdiction(place) and self.city != "" and place.city == self.city
            case Extent.PARK:
                return self._same_jurisdiction(place) and self.park != "" and place.park == self.park
        return False

    def touches(self, jurisdiction: str) -> bool:
        """Whether anything of a jurisdiction may be seen, by its code."""
        return self.extent is Extent.EVERYTHING or (
            self.extent is not Extent.NOTHING and jurisdiction == self.jurisdiction
        )

    def _same_jurisdiction(self, place: Place) -> bool:
        return self.jurisdiction != "" and place.jurisdiction == self.jurisdiction


EVERYTHING = Scope(Extent.EVERYTHING)
"""What whoever works on the machine itself sees."""
NOTHING = Scope(Extent.NOTHING)


def scope_of(person: Person) -> Scope:
    """What a person sees of parks, cases and people. Of cases an expert sees those that have come before the experts:
    until then the panel has no part in them, and the park's figures are still being questioned; from then on they stay
    open to it, as its opinions are part of what is decided, but for whoever is recused
    from it as a whole. Administrators see nothing of all this; an inactive person
    sees nothing at all. The national bodies see all jurisdictions; nobody works for a city or park of theirs."""
    if not person.active or person.role in ADMINISTRATORS:
        return NOTHING
    extent = _extent(person)
    if person.jurisdiction == NATIONAL and extent is Extent.JURISDICTION:
        return EVERYTHING
    expert = person.id if person.role is Role.EXPERT else 0
    early, inside = person.role is not Role.EXPERT, person.role is not Role.SUBMITTER
    return Scope(extent, person.jurisdiction, person.city, person.park, early, expert, inside)


def _extent(person: Person) -> Extent:
    """City and park narrow only the roles that work for one; a viewer is as narrow as their entry says."""
    viewer = person.role is Role.VIEWER
    if person.role is Role.SUBMITTER or (viewer and person.park):
        return Extent.PARK
    if person.role is Role.CITY_REVIEWER or (viewer and person.city):
        return Extent.CITY
    return Extent.JURISDICTION


def place_of_park(park: Park) -> Place:
    """Where a park lies today."""
    return Place(park.jurisdiction, park.city, park.id)


def place_of_person(person: Person) -> Place:
    """Where a person belongs."""
    return Place(person.jurisdiction, person.city, person.park)
