"""A park list on its way into the registry: it waits on disk until whoever handed it in has seen what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.settings import Settings
from service.storage.location import staging_folder
from service.storage.staging import Staged, Staging
from service.vocabulary.person import Person
from service.workflow.parks.import_parks import Asked, Imported, import_parks

_PLACE = "park-list"
"""Where it waits, among what waits for cases."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """How a list is to be taken, in the name of the person's own jurisdiction. skip_rows: rows to leave out; new_rows:
    rows found to be parks of their own; own: leave out rows of other jurisdictions."""

    skip_rows: frozenset[int] = frozenset()
    new_rows: frozenset[int] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list that waits, and what it would change."""

    staged: Staged
    found: Imported


def stage_list(settings: Settings, person: Person, name: str, content: bytes, at: datetime) -> Staged:
    """Let a list wait. name: safe on disk.

    Raises:
        OSError: it cannot be written.
    """
    return Staging(staging_folder(settings)).put(str(person.id), _PLACE, name, content, at)


def checked_list(settings: Settings, person: Person, digest: str, deciding: Deciding, at: datetime) -> CheckedList:
    """What the list would change, taken like this; nothing is written.

    Raises:
        Fault: nothing of that digest waits (any more), or such a row there is not. Unreadable: the file as a whole; it
        waits no longer. RuleProblems, StorageError: as import_parks().
    """
    staged = _waiting(settings, person, digest, at)
    return CheckedList(staged, import_parks(settings, _asked(staged, person, deciding, dry_run=True), at))


def confirm_list(settings: Settings, person: Person, digest: str, deciding: Deciding, at: datetime) -> Imported:
    """Take the list in, and forget the file.

    Raises:
        ImportBlocked: errors or rows to decide are left. Fault, Unreadable: as checked_list(), or it is not theirs to
        do. RuleProblems, StorageError: as import_parks().
    """
    staged = _waiting(settings, person, digest, at)
    done = import_parks(settings, _asked(staged, person, deciding, dry_run=False), at)
    Staging(staging_folder(settings)).remove(staged)
    return done


def _waiting(settings: Settings, person: Person, digest: str, at: datetime) -> Staged:
    return Staging(staging_folder(settings)).find(str(person.id), _PLACE, digest, at)


def _asked(staged: Staged, person: Person, deciding: Deciding, dry_run: bool) -> Asked:
    rows = deciding.skip_rows, deciding.new_rows
    return Asked(staged.path, person.jurisdiction, str(person.id), *rows, dry_run, deciding.own)
