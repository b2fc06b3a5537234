"""Let a person act no more."""

from __future__ import annotations

from datetime import datetime

from service.settings import Settings
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.open_database import opened


def deactivate_person(settings: Settings, who: str, at: datetime) -> Person:
    """The person of that id or unambiguous name, now inactive.

    Raises:
        Fault: nobody or several are meant, or they are inactive already. StorageError: see opened.
    """
    with opened(settings) as database:
        return database.write(lambda session: people.deactivate(session, who, at))
