"""Who is on record."""

from __future__ import annotations

from service.access.scope import EVERYTHING, Scope, place_of_person
from service.settings import Settings
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.installation.open_database import opened


def list_people(settings: Settings, scope: Scope = EVERYTHING) -> tuple[Person, ...]:
    """The persons whom the scope covers, in the order of their ids, inactive ones too.

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return tuple(person for person in people.everyone(session) if scope.covers(place_of_person(person)))
