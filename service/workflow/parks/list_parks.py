"""The parks on record that fit what is asked, and their sums."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope, place_of_park
from service.casework.park_totals import ParkTotals, parks_of, totals
from service.settings import Settings
from service.storage import parks
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.park import ApprovingLevel, Park, ParkStatus
from service.vocabulary.writing import folded
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import authority_of, opened_rules


@dataclass(frozen=True, slots=True)
class Filter:
    """jurisdictions: any writing, none for all; name: part of any name of the park; city and type: part of it; without
    `status` every park."""

    jurisdictions: tuple[str, ...] = ()
    name: str = ""
    type: str = ""
    city: str = ""
    level: ApprovingLevel | None = None
    status: ParkStatus | None = None


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
    codes = [authority_of(text, rules) for text in wanted.jurisdictions] or [NATIONAL]
    with opened(settings) as database, database.reading() as session:
        kept = [one.park for one in parks.every_park(session).values()]
    every = [park for park in kept if scope.covers(place_of_park(park))]
    # A jurisdiction that the rule data no longer knows is none of those asked for, but the nation's all the same.
    of_them = tuple(every) if NATIONAL in codes else parks_of(every, codes, rules.jurisdictions)
    found = tuple(park for park in of_them if _fits(park, wanted))
    return Listed(found, totals(found), rules.jurisdictions)


def _fits(park: Park, wanted: Filter) -> bool:
    return (
        wanted.level in (None, park.level)
        and wanted.status in (None, park.status)
        and folded(wanted.type) in folded(park.type)
        and folded(wanted.city) in folded(park.city)
        and any(folded(wanted.name) in folded(name) for name in park.names)
    )
