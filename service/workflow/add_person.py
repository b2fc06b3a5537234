"""Put a person on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.casework.audit.chain import AuditEvent
from service.casework.park_lookup import meant
from service.settings import Settings
from service.storage import parks, people
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.person import Person
from service.workflow.audited import attempt, audited
from service.workflow.open_database import opened


def add_person(settings: Settings, person: Person, at: datetime) -> Person:
    """The person with the id they were given; the id they come with does not matter. Their park may be stated by its
    id, code or name, and is kept by its id.

    Raises:
        Fault: their role needs more than they state, they are on record already, or no park or several are meant.
        StorageError: see opened.
    """
    event = attempt(None, at, "person.add", "person", "")

    def work(session: Session) -> tuple[Person, AuditEvent]:
        added = people.add(session, _placed(session, person), at)
        return added, replace(event, object_id=str(added.id), detail_json=canonical_json(added))

    with opened(settings) as database:
        return audited(settings, database, replace(event, detail_json=canonical_json(person)), work)


def _placed(session: Session, person: Person) -> Person:
    if not person.park:
        return person
    every = [kept.park for kept in parks.every_park(session).values()]
    return replace(person, park=meant(person.park, every).id)
