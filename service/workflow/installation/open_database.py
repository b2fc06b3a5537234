"""The database of this installation, for as long as a use case needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from service.settings import Settings
from service.storage.database import Database
from service.storage.location import location
from service.storage.revision import check

_held: dict[str, Database] = {}
_holding = threading.Lock()


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, at the revision of this program; closed at the end, unless the process holds it open.

    Raises:
        StorageError: it cannot be reached, or is not migrated, or a later program has migrated it.
    """
    url = location(settings)
    held = _held.get(url.render_as_string(hide_password=False))
    if held is not None:
        yield held
        return
    with Database(url) as database:
        check(database)
        yield database


@contextmanager
def held_open(settings: Settings) -> Iterator[Database]:
    """Keep the database open for every use case of this process: a service that answers many requests need not connect
    and check the revision at each.

    Raises:
        StorageError: as opened(). RuntimeError: this process holds it already.
    """
    url = location(settings)
    place = url.render_as_string(hide_password=False)
    with Database(url) as database:
        check(database)
        with _holding:
            if place in _held:
                raise RuntimeError("this process holds the database open already")
            _held[place] = database
        try:
            yield database
        finally:
            del _held[place]
