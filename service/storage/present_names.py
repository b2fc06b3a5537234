"""What lists show of a case: its own columns, with the name that its park goes by now. The case keeps the one it was
opened under."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table, func, select

from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.park import ParkRow
from service.storage.tables.park_search import ParkSearchRow

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_PARKS: Table = ParkRow.__table__  # type: ignore[attr-defined]
_SEARCH: Table = ParkSearchRow.__table__  # type: ignore[attr-defined]

_registered = select(_PARKS.c.name).where(_PARKS.c.id == _CASES.c.park).correlate(_CASES).scalar_subquery()
PRESENT_NAME: ColumnElement[Any] = func.coalesce(_registered, _CASES.c.park_name).label("park_name")
"""The name in the registry; of a park that is not in it the one on record."""


def shown(names: tuple[str, ...]) -> tuple[ColumnElement[Any], ...]:
    """The columns of these names."""
    return tuple(PRESENT_NAME if name == "park_name" else _CASES.c[name] for name in names)


def called(part: str) -> ColumnElement[bool]:
    """Whether the park goes or went by a name with this part, written as names are compared."""
    alike = select(_SEARCH.c.park_id).where(_SEARCH.c.names.contains(part, autoescape=True))
    return _CASES.c.folded_name.contains(part, autoescape=True) | _CASES.c.park.in_(alike)
