"""How the parks of a programme stand on a day by the registry alone: eligible, listed, in whose place they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from service.casework.coverage import Standing, further
from service.casework.duties import OnTheList
from service.casework.eligibility import eligibility
from service.casework.park_history import heirs, jurisdiction_on, status_on
from service.rulelang.registry_rules import RegistryRules
from service.storage import listings, parks
from service.storage.database import Session
from service.vocabulary.listing import Answer
from service.vocabulary.park import Park, ParkStatus
from service.vocabulary.programme import Programme
from service.workflow.parks.programme_duties import on_the_list
from service.workflow.parks.registry_rules import terms_of

Reached = Callable[[str], tuple[bool, bool]]
"""Id of a park → whether its own case says that it carries out the retrofit, and that it is accepted."""


@dataclass(frozen=True, slots=True)
class Registered:
    """every: all parks by id; active: those that stood on the day, in the jurisdiction of that day; eligible: of these;
    listed: the ids of the parks whose last decision lists them, whether they still stand or not; before: id of an
    active park → those that are no more and whose place it took; spans: by jurisdiction, when parks were on its
    list."""

    every: Mapping[str, Park]
    active: Mapping[str, Park]
    eligible: Mapping[str, Answer]
    listed: frozenset[str]
    before: Mapping[str, tuple[str, ...]]
    spans: Mapping[str, list[OnTheList]]

    def standing(self, park: str, reached: Reached) -> Standing:
        """How far an active park has come: what was listed, carried out or accepted is not lost with a merger or
        split."""
        eligible = self.eligible[park]
        own = Standing(eligible, park in self.listed, *reached(park))
        for other in self.before.get(park, ()):
            own = further(own, Standing(eligible, other in self.listed, *reached(other)))
        return own

    def with_heirs(self, parks: AbstractSet[str]) -> frozenset[str]:
        """With the active parks that took the place of one of them: see standing()."""
        return frozenset(parks).union(heir for heir, gone in self.before.items() if not parks.isdisjoint(gone))


def registered(session: Session, programme: Programme, on: date, rules: RegistryRules) -> Registered:
    """What was laid down up to the day.

    Raises:
        Fault: terms are missing.
    """
    every = {id_: kept.park for id_, kept in parks.every_park(session).items()}
    active = {
        id_: replace(park, jurisdiction=jurisdiction_on(park, on))
        for id_, park in every.items()
        if status_on(park, on) is ParkStatus.ACTIVE
    }
    decided = listings.listings(session, programme.id)
    last = {id_: [one for one in series.versions if one.on <= on] for id_, series in decided.items()}
    return Registered(
        every,
        active,
        _eligible(session, programme, active, on, rules),
        frozenset(id_ for id_, versions in last.items() if versions and versions[-1].listed),
        _before(every, active, on),
        on_the_list(every, decided),
    )


def _eligible(
    session: Session, programme: Programme, active: Mapping[str, Park], on: date, rules: RegistryRules
) -> dict[str, Answer]:
    appraised = listings.appraisals(session, programme.id)
    found = {}
    for id_, park in active.items():
        terms = terms_of(programme.id, park.jurisdiction, rules)
        appraisals = [one for one in (appraised[id_].versions if id_ in appraised else ()) if one.on and one.on <= on]
        found[id_] = eligibility(terms, appraisals[-1] if appraisals else None).answer
    return found


def _before(every: Mapping[str, Park], active: Mapping[str, Park], on: date) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for id_, park in every.items():
        for heir in heirs(park, every, on) if id_ not in active else ():
            found[heir.id] = (*found.get(heir.id, ()), id_)
    return found
