"""Who is on record."""

from __future__ import annotations

from service.settings import Settings
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.installation.open_database import opened


def list_people(settings: Settings) -> tuple[Person, ...]:
    """All persons in the order of their ids, inactive ones too.

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return people.everyone(session)
