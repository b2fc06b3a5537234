"""How many of the eligible parks are listed, carry out the retrofit, are accepted: each park once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from service.access.scope import EVERYTHING, Place, Scope
from service.casework.coverage import Coverage, Rate, Standing, coverage, further
from service.casework.eligibility import eligibility
from service.casework.park_history import heirs, jurisdiction_on, status_on
from service.casework.park_totals import parks_of
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage import listings, parks
from service.storage.database import Session
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.listing import Answer
from service.vocabulary.park import Park, ParkStatus
from service.vocabulary.programme import Programme
from service.workflow.installation.open_database import opened
from service.workflow.parks.case_milestones import park_milestones
from service.workflow.parks.registry_rules import authority_of, opened_rules, programme_of, terms_of


@dataclass(frozen=True, slots=True)
class Covered:
    """rows: code of a jurisdiction with the parks it sums; together: all asked for, each park once."""

    programme: Programme
    rows: tuple[tuple[str, Coverage], ...]
    together: Coverage
    jurisdictions: Jurisdictions


def programme_coverage(
    settings: Settings, programme: str, jurisdictions: Iterable[str], on: date, scope: Scope = EVERYTHING
) -> Covered:
    """The rates among the parks that were active on a day, as the scope covers them. jurisdictions: any writings,
    none for all. What a jurisdiction is set to sum counts as its own.

    Raises:
        Fault: an unknown programme or jurisdiction, or terms are missing. RuleProblems: the rule data is faulty.
        StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = programme_of(programme, rules)
    every = [one.code for one in rules.jurisdictions]
    codes = list(dict.fromkeys(authority_of(text, rules) for text in jurisdictions)) or [NATIONAL]
    shown = [code for code in (every if NATIONAL in codes else codes) if scope.touches(code)]
    with opened(settings) as database, database.reading() as session:
        standings = _seen(_standings(session, asked, on, rules), scope)
    places = rules.jurisdictions
    rows = tuple((code, _of(standings, [code], places)) for code in shown)
    together = _of(standings, codes if scope.touches(NATIONAL) else shown, places)
    return Covered(asked, rows, together, places)


def _seen(standings: dict[str, tuple[Park, Standing]], scope: Scope) -> dict[str, tuple[Park, Standing]]:
    """Of all jurisdictions, as one may be set to sum the parks of another; of the city or park that the scope is."""
    own = scope.jurisdiction
    return {id_: one for id_, one in standings.items() if scope.covers(Place(own, one[0].city, id_))}


def _of(standings: dict[str, tuple[Park, Standing]], codes: Iterable[str], places: Jurisdictions) -> Coverage:
    counted = parks_of((park for park, _ in standings.values()), codes, places)
    return coverage(standings[park.id][1] for park in counted)


def _standings(
    session: Session, programme: Programme, on: date, rules: RegistryRules
) -> dict[str, tuple[Park, Standing]]:
    """The parks active on the day, each in the jurisdiction it was in then, with what was laid down up to then about it
    and how far it or a park it stands for had come."""
    appraised = listings.appraisals(session, programme.id)
    every = {id_: kept.park for id_, kept in parks.every_park(session).items()}
    come = _inherited(_come(session, programme, every, on), every, on)
    found = {}
    for id_, known in every.items():
        if status_on(known, on) is not ParkStatus.ACTIVE:
            continue
        park = replace(known, jurisdiction=jurisdiction_on(known, on))
        terms = terms_of(programme.id, park.jurisdiction, rules)
        appraisals = [one for one in (appraised[id_].versions if id_ in appraised else ()) if one.on and one.on <= on]
        eligible = eligibility(terms, appraisals[-1] if appraisals else None).answer
        found[id_] = (park, replace(come[id_], eligible=eligible))
    return found


def _come(session: Session, programme: Programme, every: Mapping[str, Park], on: date) -> dict[str, Standing]:
    """How far each park itself had come."""
    decided = listings.listings(session, programme.id)
    reached = park_milestones(session, programme, every.values())
    found = {}
    for id_ in every:
        decisions = [one for one in (decided[id_].versions if id_ in decided else ()) if one.on <= on]
        own = reached.get(id_)
        found[id_] = Standing(
            Answer.UNKNOWN,
            listed=bool(decisions) and decisions[-1].listed,
            carried_out=own is not None and own.carried_out is not None and own.carried_out <= on,
            accepted=own is not None and own.accepted is not None and own.accepted <= on,
        )
    return found


def _inherited(come: Mapping[str, Standing], every: Mapping[str, Park], on: date) -> dict[str, Standing]:
    """With what the parks that are no more had reached, for those that took their place: what was listed, carried out
    or accepted is not lost with a merger or split."""
    found = dict(come)
    for id_, park in every.items():
        for heir in heirs(park, every, on):
            found[heir.id] = further(found[heir.id], come[id_])
    return found


__all__ = ["Coverage", "Covered", "Rate", "programme_coverage"]
