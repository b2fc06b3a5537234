"""Which parks are eligible for a programme and which conditions fail, with the terms they are held against."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope, place_of_park
from service.casework.eligibility import Eligibility, eligibility
from service.settings import Settings
from service.storage import listings, parks
from service.vocabulary.listing import Answer, Appraisal, Listing, ListingTerms
from service.vocabulary.park import Park, ParkStatus
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import jurisdiction_of, opened_rules, programme_of, terms_of


@dataclass(frozen=True, slots=True)
class ParkStanding:
    """One active park: what its conditions give, by which appraisal, and the decision on its listing."""

    park: Park
    found: Eligibility
    appraisal: Appraisal | None
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class EligibilityList:
    """The terms of a jurisdiction and its parks by id."""

    terms: ListingTerms
    parks: tuple[ParkStanding, ...]


def park_eligibility(
    settings: Settings, jurisdiction: str, programme: str, answer: Answer | None = None, scope: Scope = EVERYTHING
) -> EligibilityList:
    """The parks a jurisdiction answers for and the scope covers, only those of an answer where one is asked for.

    Raises:
        Fault: an unknown jurisdiction or programme, or no terms. RuleProblems: the rule data. StorageError: see opened.
    """
    rules = opened_rules(settings)
    asked = programme_of(programme, rules)
    code = jurisdiction_of(jurisdiction, rules)
    terms = terms_of(asked.id, code, rules)
    with opened(settings) as database, database.reading() as session:
        kept = [one.park for one in parks.every_park(session).values()]
        every = [park for park in kept if scope.covers(place_of_park(park))]
        appraised = listings.appraisals(session, asked.id)
        decided = listings.listings(session, asked.id)
    found = []
    for park in every:
        if park.status is not ParkStatus.ACTIVE or park.jurisdiction != code:
            continue
        appraisal = appraised[park.id].last if park.id in appraised else None
        eligible = eligibility(terms, appraisal)
        if answer in (None, eligible.answer):
            found.append(ParkStanding(park, eligible, appraisal, decided[park.id].last if park.id in decided else None))
    return EligibilityList(terms, tuple(found))
