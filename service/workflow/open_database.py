"""The database of this installation, for as long as a use case needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.settings import Settings
from service.storage.database import Database
from service.storage.location import location
from service.storage.migrate import check


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, at the revision of this program; closed at the end.

    Raises:
        StorageError: it cannot be reached, or is not migrated, or a later program has migrated it.
    """
    with Database(location(settings)) as database:
        check(database)
        yield database
