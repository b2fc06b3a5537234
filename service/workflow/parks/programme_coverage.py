"""How many of the eligible parks are listed, carry out the retrofit, are accepted: each park once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from service.access.scope import EVERYTHING, Place, Scope
from service.casework.coverage import Coverage, Rate, Standing, coverage
from service.casework.park_totals import parks_of
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.park import Park
from service.vocabulary.programme import Programme
from service.workflow.installation.open_database import opened
from service.workflow.parks.case_milestones import park_milestones
from service.workflow.parks.registry_rules import authority_of, opened_rules, programme_of
from service.workflow.parks.registry_standing import registered


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
    known = registered(session, programme, on, rules)
    own = park_milestones(session, programme, known.every.values())

    def reached(park: str) -> tuple[bool, bool]:
        come = own.get(park)
        days = (come.carried_out, come.accepted) if come is not None else (None, None)
        carried_out, accepted = (day is not None and day <= on for day in days)
        return carried_out, accepted

    return {id_: (park, known.standing(id_, reached)) for id_, park in known.active.items()}


__all__ = ["Coverage", "Covered", "Rate", "programme_coverage"]
