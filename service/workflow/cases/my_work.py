"""my_work: the open cases somebody sees, by whom they wait for and how near their days are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.casework.turn import Turn
from service.settings import Settings
from service.storage.case_list import Part
from service.storage.case_search import Desk, Waiting, how_many, waiting
from service.storage.case_turns import turns_of
from service.storage.cases import CaseLine
from service.vocabulary.person import Person
from service.workflow.installation.open_database import opened

SOON_DAYS = 7
"""A day is soon while it is no further away than this."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A case with what it waits for; days: until its day (0 is today, less has passed), None where it has none."""

    case: CaseLine
    turns: tuple[Turn, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Work:
    """counts: how many cases stand in each way; cases: those of one way, as far as they were asked for."""

    counts: Mapping[Waiting, int]
    cases: tuple[Waits, ...]


def my_work(
    settings: Settings, person: Person, how: Waiting, today: date, part_of: Callable[[int], Part] = lambda _: Part()
) -> Work:
    """The open cases within what this person sees that stand to them in one way, the most urgent first. part_of: which
    of so many in all; all by default.

    Raises:
        StorageError: see open_database.opened().
    """
    scope = scope_for(person, UseCase.LIST_CASES)
    desk = Desk(person, scope, today, today + timedelta(days=SOON_DAYS))
    with opened(settings) as database, database.reading() as session:
        counts = how_many(session, desk)
        part = part_of(counts[how])
        lines = waiting(session, desk, how, part.first, part.most)
        turns = turns_of(session, [line.id for line in lines] if part.most is not None else None)
    return Work(counts, tuple(Waits(line, turns.get(line.id, ()), _days(line, today)) for line in lines))


def _days(line: CaseLine, today: date) -> int | None:
    return (line.due - today).days if line.due is not None else None


__all__ = ["SOON_DAYS", "CaseLine", "Part", "Turn", "Waiting", "Waits", "Work", "my_work"]
