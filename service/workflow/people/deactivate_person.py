"""Let a person act no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import people
from service.storage.database import Session
from service.vocabulary.person import Person
from service.workflow.accounts.administrators import own_account, require_not_last
from service.workflow.accounts.profile import profile_of
from service.workflow.audit.audited import attempt, audited
from service.workflow.audit.origin import origin
from service.workflow.installation.open_database import opened


def deactivate_person(settings: Settings, who: str, at: datetime) -> Person:
    """The person of that id or unambiguous name, now inactive. Nobody does this to themselves, nor to the last one of
    an administration; whoever runs the machine may.

    Raises:
        Fault: nobody or several are meant, they are inactive already, or must stay. StorageError: see opened.
    """
    event = attempt(None, at, "person.deactivate", "person", who)

    def work(session: Session) -> tuple[Person, AuditEvent]:
        person, by = people.find(session, who), origin().person
        if by is not None and by.id == person.id:
            raise own_account(person.name)
        require_not_last(session, person.id, by, at, profile_of(settings))
        return people.deactivate(session, str(person.id), at), replace(event, object_id=str(person.id))

    with opened(settings) as database:
        return audited(settings, database, event, work)
