"""list_cases: one line a case, read from the database no further than it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.access.scope import EVERYTHING, Scope
from service.settings import Settings
from service.storage import case_list
from service.storage.case_list import EVERY_CASE, Order, Part, Wanted
from service.storage.cases import CaseLine
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class FoundCases:
    """cases: of the part asked for, in order; total: of all that fit; everything: of all there are in the scope."""

    cases: tuple[CaseLine, ...]
    total: int
    everything: int


def list_cases(settings: Settings, wanted: Wanted = EVERY_CASE, scope: Scope = EVERYTHING) -> tuple[CaseLine, ...]:
    """All cases by id that the scope covers and that fit.

    Raises:
        StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        return case_list.found(session, wanted, scope)


def find_cases(
    settings: Settings, wanted: Wanted, scope: Scope, part_of: Callable[[int], Part] = lambda _: Part()
) -> FoundCases:
    """The cases that the scope covers and that fit, those whose day comes first in front. part_of: which of so many in
    all; all by default.

    Raises:
        StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        total = case_list.count(session, wanted, scope)
        everything = total if wanted == EVERY_CASE else case_list.count(session, EVERY_CASE, scope)
        cases = case_list.found(session, wanted, scope, Order.DUE, part_of(total))
    return FoundCases(cases, total, everything)


__all__ = ["CaseLine", "FoundCases", "Part", "Wanted", "find_cases", "list_cases"]
