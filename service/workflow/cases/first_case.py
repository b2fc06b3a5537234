"""first_case: the case that somebody acted on first."""

from __future__ import annotations

from service.settings import Settings
from service.storage.case_acts import first_acted
from service.vocabulary.person import Person
from service.workflow.installation.open_database import opened


def first_case(settings: Settings, person: Person) -> str:
    """Its id, empty while there is none.

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return first_acted(session, person.id) or ""
