"""Who acts: the person named, or whoever runs the program."""

from __future__ import annotations

from service.access.policy import scope_for
from service.access.scope import EVERYTHING, Scope
from service.access.use_cases import Asking
from service.storage import people
from service.storage.database import Database
from service.vocabulary.person import Person


def acting(database: Database, by: str) -> Person | None:
    """The active person of that id or name; None without one.

    Raises:
        Fault: nobody or several are meant, or they are inactive.
    """
    if not by:
        return None
    with database.reading() as session:
        return people.find(session, by)


def seen_by(who: Person | None, asking: Asking) -> Scope:
    """Of which places whoever acts may ask that; see acting() for who None is."""
    return scope_for(who, asking) if who is not None else EVERYTHING
