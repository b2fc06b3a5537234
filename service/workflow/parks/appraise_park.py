"""Record whether a park meets the conditions of listing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from service.casework.audit.chain import AuditEvent
from service.casework.eligibility import Eligibility, eligibility, require_appraisal
from service.casework.registry_access import require_registrar
from service.settings import Settings
from service.storage import listings, parks
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.listing import Answer, Appraisal
from service.vocabulary.park import Park
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import opened_rules, programme_of, terms_of
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True)
class Appraising:
    """park: id, code or name; programme: id, empty for the present one; answers: to the conditions asked now, those of
    earlier appraisals stay; seen: the version of the park the caller looked at, None for the present one."""

    park: str
    programme: str
    answers: Mapping[str, Answer]
    on: date
    document: str
    note: str = ""
    seen: int | None = None


def appraise_park(settings: Settings, asked: Appraising, by: str, at: datetime) -> tuple[Park, Eligibility, bool]:
    """The park, what its conditions now give, and whether that says anything new: the last appraisal is not recorded
    again.

    Raises:
        Fault: an unknown park, programme or condition, no document, not theirs to do, or somebody changed it since.
        RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    programme = programme_of(asked.programme, rules)
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "park.appraise", "park", asked.park)

        def work(session: Session) -> tuple[tuple[Park, Eligibility, bool], AuditEvent | None]:
            seen = parks.seen_park(session, asked.park, asked.seen)
            park = seen.park
            require_registrar(who, park.jurisdiction, rules.jurisdictions)
            terms = terms_of(programme.id, park.jurisdiction, rules)
            before = listings.appraisals(session, programme.id).get(park.id)
            known = {condition.id for condition in terms.conditions}
            kept = {id_: answer for id_, answer in (before.last.answers if before else {}).items() if id_ in known}
            made = Appraisal(park.id, programme.id, {**kept, **asked.answers}, asked.on, asked.document, asked.note)
            require_appraisal(made, terms)
            if before is not None and before.last == made:
                return (park, eligibility(terms, made), False), None
            listings.add_appraisal(session, made, len(before.versions) if before else 0, at)
            parks.change(session, [seen], at)
            done = replace(event, object_id=park.id, object_version=seen.version + 1, reason=asked.note)
            detail = {"programme": programme.id, "answers": made.answers, "document": made.document, "terms": terms.id}
            return (park, eligibility(terms, made), True), replace(done, detail_json=canonical_json(detail))

        return audited(settings, database, event, work)
