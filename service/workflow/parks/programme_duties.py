"""The duties of a programme on a day: by jurisdiction, or of one park."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from service.access.scope import EVERYTHING, Place, Scope, place_of_park
from service.casework.duties import DutyStatus, Obligation, OnTheList, obligations, statuses
from service.casework.park_lookup import meant
from service.settings import Settings
from service.storage import filings, listings, parks
from service.storage.database import Session
from service.storage.listings import Series
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.listing import Listing
from service.vocabulary.park import Park, ParkStatus
from service.vocabulary.programme import Programme
from service.workflow.installation.open_database import opened
from service.workflow.parks.case_milestones import case_reports
from service.workflow.parks.registry_rules import jurisdiction_of, opened_rules, programme_of


@dataclass(frozen=True, slots=True)
class Duties:
    """The obligations asked for with how they stand; parks by id and jurisdictions name those who have them."""

    programme: Programme
    statuses: tuple[DutyStatus, ...]
    parks: Mapping[str, Park]
    jurisdictions: Jurisdictions


def programme_duties(
    settings: Settings, programme: str, jurisdiction: str, park: str, on: date, scope: Scope = EVERYTHING
) -> Duties:
    """How the duties stand that the scope covers. jurisdiction: any writing, empty for all; park: id, code or name,
    empty for all.

    Raises:
        Fault: an unknown programme, jurisdiction or park. RuleProblems: the rule data. StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = programme_of(programme, rules)
    codes = [jurisdiction_of(jurisdiction, rules)] if jurisdiction else [one.code for one in rules.jurisdictions]
    with opened(settings) as database, database.reading() as session:
        kept = {id_: one.park for id_, one in parks.every_park(session).items()}
        every = {id_: one for id_, one in kept.items() if scope.covers(place_of_park(one))}
        decided = listings.listings(session, asked.id)
        only = meant(park, every.values()) if park else None
        codes = [only.jurisdiction] if only is not None else codes
        theirs = [one for one in every.values() if one.jurisdiction in codes and only in (None, one)]
        filed = (*filings.filings(session, asked.id), *case_reports(session, asked, theirs))
    found: list[DutyStatus] = []
    on_lists = on_the_list(every, decided)
    for code in codes:
        due = obligations(asked, code, on_lists.get(code, ()))
        seen = (one for one in due if one.park or scope.covers(Place(code)))
        wanted = [one for one in seen if only is None or one.park == only.id]
        found += statuses(wanted, filed, on, asked)
    return Duties(asked, tuple(found), every, rules.jurisdictions)


def owed_by(session: Session, programme: Programme, park: Park) -> Iterator[Obligation]:
    """All that one park has to file in a programme, for the time it is on the list."""
    spans = on_the_list({park.id: park}, listings.listings(session, programme.id, park.id))
    due = obligations(programme, park.jurisdiction, spans.get(park.jurisdiction, ()))
    return (one for one in due if one.park == park.id)


def on_the_list(every: Mapping[str, Park], decided: Mapping[str, Series[Listing]]) -> dict[str, list[OnTheList]]:
    """The parks on the list of each jurisdiction that answers for them today."""
    found: dict[str, list[OnTheList]] = {}
    for id_, park in every.items():
        for one in _spans(park, decided[id_]) if id_ in decided else ():
            found.setdefault(park.jurisdiction, []).append(one)
    return found


def _spans(park: Park, series: Series[Listing]) -> Iterator[OnTheList]:
    """From when to when a park was on the list: until it was taken off, or was no more."""
    gone = park.history[-1].ground.on if park.status is not ParkStatus.ACTIVE else None
    since: date | None = None
    for listing in series.versions:
        if listing.listed and since is None:
            since = listing.on
        elif not listing.listed and since is not None:
            yield OnTheList(park.id, since, min(listing.on, gone) if gone is not None else listing.on)
            since = None
    if since is not None:
        yield OnTheList(park.id, since, gone)


__all__ = ["Duties", "DutyStatus", "programme_duties"]
