"""Everything on record about one park."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope, place_of_park
from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.eligibility import Eligibility, eligibility
from service.casework.milestones import KINDS, Milestones, milestones, reports
from service.casework.park_history import as_seen, heirs, predecessors
from service.casework.park_lookup import meant
from service.settings import Settings
from service.storage import cases, filings, listings, parks
from service.storage.case_acts import acts_of_kinds
from service.storage.cases import CaseLine
from service.storage.database import Session
from service.storage.expert_cases import early
from service.storage.filings import Filer
from service.storage.parks import Kept
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.listing import Appraisal, Listing, ListingTerms
from service.vocabulary.park import Park
from service.vocabulary.programme import Filing, Programme
from service.workflow.access.targets import place_of_case
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import RegistryRules, opened_rules


@dataclass(frozen=True, slots=True)
class InProgramme:
    """How a park stands in one programme; terms and case are None where none are on record."""

    programme: Programme
    terms: ListingTerms | None
    found: Eligibility | None
    appraisal: Appraisal | None
    listing: Listing | None
    filings: tuple[Filing, ...]
    case: Milestones | None


@dataclass(frozen=True, slots=True)
class ParkFile:
    """version: what a change of the park must have seen; heirs: the parks that stand where it stood; came_from: the
    parks that were merged into it or of whose split it came; of both, and in the park's history, only parks that are
    seen; cases: those seen, by when they were opened."""

    park: Park
    version: int
    heirs: tuple[Park, ...]
    came_from: tuple[Park, ...]
    programmes: tuple[InProgramme, ...]
    jurisdictions: Jurisdictions
    cases: tuple[CaseLine, ...]


def show_park(
    settings: Settings, park: str, cases_seen: Scope = EVERYTHING, parks_seen: Scope = EVERYTHING
) -> ParkFile:
    """park: id, code or name. cases_seen: which of its cases are listed; parks_seen: which other parks are told.

    Raises:
        Fault: none or several are meant. RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    with opened(settings) as database, database.reading() as session:
        kept, id_ = _family(session, park)
        every = {one.park.id: one.park for one in kept.values()}
        found = every[id_]
        own_cases = _cases(session, id_)
        standings = tuple(_in_programme(session, one, found, rules, own_cases) for one in rules.programmes.values())
        seen = tuple(line for line, _ in own_cases if _covers(session, cases_seen, line))
    visible = {id_ for id_, one in every.items() if id_ == found.id or parks_seen.covers(place_of_park(one))}
    own = tuple(one for one in heirs(found, every) if one.id in visible)
    came = tuple(one for one in predecessors(found, every.values()) if one.id in visible)
    told = as_seen(found, visible)
    return ParkFile(told, kept[found.id].version, own, came, standings, rules.jurisdictions, seen)


def _covers(session: Session, scope: Scope, line: CaseLine) -> bool:
    closed = frozenset() if scope.early else early(session, line.id, scope.expert)
    return scope.covers(place_of_case(line, closed))


def _cases(session: Session, park: str) -> tuple[tuple[CaseLine, list[Recorded[Act]]], ...]:
    """The cases of the park with those of their acts that tell the registry something."""
    lines = cases.of_parks(session, [park])
    acts = acts_of_kinds(session, KINDS, [line.id for line in lines]) if lines else {}
    return tuple((line, acts.get(line.id, [])) for line in lines)


def _family(session: Session, park: str) -> tuple[Mapping[str, Kept], str]:
    """The park with all that mergers and splits link to it, and its id; all parks are read only to find it by name."""
    kept = parks.lineage(session, park)
    if park in kept:
        return kept, park
    id_ = meant(park, [one.park for one in parks.every_park(session).values()]).id
    return parks.lineage(session, id_), id_


def _in_programme(
    session: Session,
    programme: Programme,
    park: Park,
    rules: RegistryRules,
    own_cases: Iterable[tuple[CaseLine, list[Recorded[Act]]]],
) -> InProgramme:
    terms = rules.terms(programme.id, park.jurisdiction)
    appraised = listings.appraisals(session, programme.id, park.id).get(park.id)
    decided = listings.listings(session, programme.id, park.id).get(park.id)
    appraisal = appraised.last if appraised is not None else None
    theirs = [(line, acts) for line, acts in own_cases if line.programme == programme.id]
    reported = (one for line, acts in theirs for one in reports(acts, park.id, line.jurisdiction, programme))
    return InProgramme(
        programme,
        terms,
        eligibility(terms, appraisal) if terms is not None else None,
        appraisal,
        decided.last if decided is not None else None,
        (*filings.filings(session, programme.id, Filer(park=park.id)), *reported),
        next((milestones(line.id, line.state, acts) for line, acts in theirs), None),
    )


__all__ = ["CaseLine", "InProgramme", "Milestones", "ParkFile", "show_park"]
