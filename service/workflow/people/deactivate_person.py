"""Let a person act no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import people
from service.storage.database import Session
from service.vocabulary.person import Person
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened


def deactivate_person(settings: Settings, who: str, at: datetime) -> Person:
    """The person of that id or unambiguous name, now inactive.

    Raises:
        Fault: nobody or several are meant, or they are inactive already. StorageError: see opened.
    """
    event = attempt(None, at, "person.deactivate", "person", who)

    def work(session: Session) -> tuple[Person, AuditEvent]:
        person = people.deactivate(session, who, at)
        return person, replace(event, object_id=str(person.id))

    with opened(settings) as database:
        return audited(settings, database, event, work)
