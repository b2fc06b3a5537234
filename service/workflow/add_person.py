"""Put a person on record."""

from __future__ import annotations

from datetime import datetime

from service.settings import Settings
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.open_database import opened


def add_person(settings: Settings, person: Person, at: datetime) -> Person:
    """The person with the id they were given; the id they come with does not matter.

    Raises:
        Fault: their role needs more than they state, or they are on record already. StorageError: see opened.
    """
    with opened(settings) as database:
        return database.write(lambda session: people.add(session, person, at))
