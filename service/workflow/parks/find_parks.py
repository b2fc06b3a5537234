"""find_parks: a page of the registry as it is asked for, read from the database no further than it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.access.scope import Scope
from service.settings import Settings
from service.storage import cases, park_search, parks
from service.storage.cases import CaseLine
from service.storage.park_search import Order, Part
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.park import Park
from service.workflow.installation.open_database import opened
from service.workflow.parks.list_parks import Filter
from service.workflow.parks.registry_rules import opened_rules


@dataclass(frozen=True, slots=True)
class FoundParks:
    """parks: of the part asked for, in order; total: of all that fit; everything: of all there are in the scope; cases:
    of these parks, by the id of the park, the one opened last; types: those there are in the scope."""

    parks: tuple[Park, ...]
    total: int
    everything: int
    cases: Mapping[str, CaseLine]
    types: tuple[str, ...]
    jurisdictions: Jurisdictions


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody sees: of parks, and of their cases."""

    parks: Scope
    cases: Scope


def find_parks(
    settings: Settings, wanted: Filter, seen: Seen, part_of: Callable[[int], Part] = lambda _: Part()
) -> FoundParks:
    """The parks seen that fit, and their cases as far as these are seen. part_of: which of so many in all; all by
    default.

    Raises:
        Fault: an unknown jurisdiction. RuleProblems: their list is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = wanted.in_storage(rules)
    with opened(settings) as database, database.reading() as session:
        total = park_search.count(session, asked, seen.parks)
        everything = total if wanted == Filter() else park_search.count(session, park_search.Wanted(), seen.parks)
        part = part_of(total)
        ids = park_search.found(session, asked, seen.parks, part)
        kept = parks.these_parks(session, ids) if part.most is not None else parks.every_park(session)
        lines = cases.of_parks(session, ids if part.most is not None else None, seen.cases)
        types = park_search.types(session, seen.parks)
    found = tuple(kept[id_].park for id_ in ids)
    return FoundParks(found, total, everything, {one.park: one for one in lines}, types, rules.jurisdictions)


__all__ = ["CaseLine", "Filter", "FoundParks", "Order", "Part", "Seen", "find_parks"]
