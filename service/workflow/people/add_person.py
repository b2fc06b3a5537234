"""Put a person on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.casework.audit.chain import AuditEvent
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.storage import parks, people
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.person import Person
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import opened_rules
from service.workflow.people.person_place import placed


def add_person(settings: Settings, person: Person, at: datetime, namesake: str = "") -> Person:
    """The person with the id they were given; the id they come with does not matter. Jurisdiction, city and park may be
    stated in any usual writing and are kept as the registry writes them, so that they are found equal to a case's.
    `namesake`: see people.add().

    Raises:
        Fault: their role needs more than they state, they are on record already, or there is no such jurisdiction, city
        or park, or several parks are meant. RuleProblems: the registry's rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings) if has_registry_rules(settings.rules_dir) else None
    event = attempt(None, at, "person.add", "person", "")

    def work(session: Session) -> tuple[Person, AuditEvent]:
        registered = placed(person, [one.park for one in parks.every_park(session).values()], rules)
        added = people.add(session, registered, at, namesake)
        return added, replace(event, object_id=str(added.id), detail_json=_detail(added, namesake))

    with opened(settings) as database:
        return audited(settings, database, replace(event, detail_json=_detail(person, namesake)), work)


def _detail(person: Person, namesake: str) -> str:
    return canonical_json({"person": person, "namesake": namesake.strip()})
