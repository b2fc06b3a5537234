"""Record whether a park is on the list of its jurisdiction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from service.casework.audit.chain import AuditEvent
from service.casework.eligibility import eligibility, require_listing
from service.casework.registry_access import require_registrar
from service.settings import Settings
from service.storage import listings, parks
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.listing import Listing
from service.vocabulary.park import Park
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import opened_rules, programme_of, terms_of
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True)
class Deciding:
    """park: id, code or name; programme: id, empty for the present one; on, document: of the list; seen: the
    version of the park the caller looked at, None for the present one."""

    park: str
    programme: str
    listed: bool
    on: date
    document: str
    reason: str = ""
    seen: int | None = None


def decide_listing(settings: Settings, asked: Deciding, by: str, at: datetime) -> tuple[Park, Listing, bool]:
    """The park, the decision, and whether it says anything new: the last one is not recorded again. One that departs
    from the conditions, or comes before they are determined, says why.

    Raises:
        Fault: an unknown park or programme, no document or reason, not theirs to do, or somebody changed the park
        since.
        RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    programme = programme_of(asked.programme, rules)
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "park.list" if asked.listed else "park.unlist", "park", asked.park)

        def work(session: Session) -> tuple[tuple[Park, Listing, bool], AuditEvent | None]:
            kept = parks.seen_park(session, asked.park, asked.seen)
            park = kept.park
            require_registrar(who, park.jurisdiction, rules.jurisdictions)
            terms = terms_of(programme.id, park.jurisdiction, rules)
            appraised = listings.appraisals(session, programme.id).get(park.id)
            found = eligibility(terms, appraised.last if appraised else None)
            made = Listing(park.id, programme.id, asked.listed, asked.reason, asked.on, asked.document)
            require_listing(made, found)
            before = listings.listings(session, programme.id).get(park.id)
            if before is not None and before.last == made:
                return (park, made, False), None
            listings.add_listing(session, made, len(before.versions) if before else 0, at)
            parks.change(session, [kept], at)
            done = replace(event, object_id=park.id, object_version=kept.version + 1, reason=asked.reason)
            detail = {"programme": programme.id, "eligible": found.answer, "document": made.document, "on": made.on}
            return (park, made, True), replace(done, detail_json=canonical_json(detail))

        return audited(settings, database, event, work)
