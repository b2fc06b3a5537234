"""list_cases: one line a case."""

from __future__ import annotations

from datetime import date

from service.access.scope import EVERYTHING, Scope
from service.casework.state import State
from service.settings import Settings
from service.storage import cases
from service.storage.cases import CaseLine
from service.storage.expert_cases import early
from service.workflow.access.targets import place_of_case
from service.workflow.installation.open_database import opened


def list_cases(
    settings: Settings,
    state: State | None = None,
    jurisdiction: str = "",
    overdue_on: date | None = None,
    scope: Scope = EVERYTHING,
) -> tuple[CaseLine, ...]:
    """The cases by id that the scope covers; of a state, of a jurisdiction, waiting beyond their day, where asked for.

    Raises:
        StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        closed = frozenset() if scope.early else early(session, expert=scope.expert)
        found = [line for line in cases.lines(session) if scope.covers(place_of_case(line, closed))]
    return tuple(line for line in found if _wanted(line, state, jurisdiction, overdue_on))


def _wanted(line: CaseLine, state: State | None, jurisdiction: str, overdue_on: date | None) -> bool:
    late = overdue_on is None or (line.due is not None and line.due < overdue_on)
    return late and state in (None, line.state) and jurisdiction in ("", line.jurisdiction)


__all__ = ["CaseLine", "list_cases"]
