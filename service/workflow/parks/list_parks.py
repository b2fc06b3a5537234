"""The parks on record that fit what is asked, and their sums."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope
from service.casework.park_totals import ParkTotals, totals
from service.settings import Settings
from service.storage import park_search, parks
from service.storage.park_search import Part, Wanted
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.park import ApprovingLevel, Park, ParkStatus
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import RegistryRules, authority_of, opened_rules


@dataclass(frozen=True, slots=True)
class Filter:
    """jurisdictions: any writing, none for all; name: part of any name or code of the park; city and type: part of
    it; without `status` every park."""

    jurisdictions: tuple[str, ...] = ()
    name: str = ""
    type: str = ""
    city: str = ""
    level: ApprovingLevel | None = None
    status: ParkStatus | None = None

    def in_storage(self, rules: RegistryRules) -> Wanted:
        """The same with jurisdictions by their codes; one that the rule data no longer knows is none of those asked
        for, but the nation's all the same.

        Raises:
            Fault: an unknown jurisdiction.
        """
        codes = [authority_of(text, rules) for text in self.jurisdictions] or [NATIONAL]
        summed = None if NATIONAL in codes else rules.jurisdictions.summed(codes)
        return Wanted(summed, self.name, self.type, self.city, self.level, self.status)


@dataclass(frozen=True, slots=True)
class Listed:
    """The parks by id, their sums, and the jurisdictions by which their codes are named."""

    parks: tuple[Park, ...]
    totals: ParkTotals
    jurisdictions: Jurisdictions


def list_parks(settings: Settings, wanted: Filter, scope: Scope = EVERYTHING) -> Listed:
    """Each park that the scope covers once, whatever jurisdictions are asked for.

    Raises:
        Fault: an unknown jurisdiction. RuleProblems: their list is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = wanted.in_storage(rules)
    with opened(settings) as database, database.reading() as session:
        ids = park_search.found(session, asked, scope, Part())
        every = parks.every_park(session)
    found = tuple(every[id_].park for id_ in ids)
    return Listed(found, totals(found), rules.jurisdictions)
