"""How many of the eligible parks are listed, carry out the retrofit, are accepted: each park once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from service.casework.coverage import Coverage, Rate, Standing, coverage
from service.casework.eligibility import eligibility
from service.casework.park_history import jurisdiction_on, status_on
from service.casework.park_totals import parks_of
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage import listings, parks
from service.storage.database import Session
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.park import Park, ParkStatus
from service.vocabulary.programme import Programme
from service.workflow.case_milestones import park_milestones
from service.workflow.open_database import opened
from service.workflow.registry_rules import authority_of, opened_rules, programme_of, terms_of


@dataclass(frozen=True, slots=True)
class Covered:
    """rows: code of a jurisdiction with the parks it sums; together: all asked for, each park once."""

    programme: Programme
    rows: tuple[tuple[str, Coverage], ...]
    together: Coverage
    jurisdictions: Jurisdictions


def programme_coverage(settings: Settings, programme: str, jurisdictions: Iterable[str], on: date) -> Covered:
    """The rates among the parks that were active on a day. jurisdictions: any writings, none for all.

    Raises:
        Fault: an unknown programme or jurisdiction, or terms are missing. RuleProblems: the rule data is faulty.
        StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = programme_of(programme, rules)
    every = [one.code for one in rules.jurisdictions]
    codes = list(dict.fromkeys(authority_of(text, rules) for text in jurisdictions)) or [NATIONAL]
    shown = every if NATIONAL in codes else codes
    with opened(settings) as database, database.reading() as session:
        standings = _standings(session, asked, on, rules)
    places = rules.jurisdictions
    rows = tuple((code, _of(standings, [code], places)) for code in shown)
    return Covered(asked, rows, _of(standings, codes, places), places)


def _of(standings: dict[str, tuple[Park, Standing]], codes: Iterable[str], places: Jurisdictions) -> Coverage:
    counted = parks_of((park for park, _ in standings.values()), codes, places)
    return coverage(standings[park.id][1] for park in counted)


def _standings(
    session: Session, programme: Programme, on: date, rules: RegistryRules
) -> dict[str, tuple[Park, Standing]]:
    """The parks active on the day, each in the jurisdiction it was in then, with what was laid down about it up to then."""
    appraised = listings.appraisals(session, programme.id)
    decided = listings.listings(session, programme.id)
    every = parks.every_park(session)
    reached = park_milestones(session, programme, [kept.park for kept in every.values()])
    found = {}
    for id_, kept in every.items():
        park = replace(kept.park, jurisdiction=jurisdiction_on(kept.park, on))
        if status_on(park, on) is not ParkStatus.ACTIVE:
            continue
        terms = terms_of(programme.id, park.jurisdiction, rules)
        appraisals = [one for one in (appraised[id_].versions if id_ in appraised else ()) if one.on and one.on <= on]
        decisions = [one for one in (decided[id_].versions if id_ in decided else ()) if one.on <= on]
        eligible = eligibility(terms, appraisals[-1] if appraisals else None).answer
        come = reached.get(id_)
        found[id_] = (
            park,
            Standing(
                eligible,
                listed=bool(decisions) and decisions[-1].listed,
                carried_out=come is not None and come.carried_out is not None and come.carried_out <= on,
                accepted=come is not None and come.accepted is not None and come.accepted <= on,
            ),
        )
    return found


__all__ = ["Coverage", "Covered", "Rate", "programme_coverage"]
