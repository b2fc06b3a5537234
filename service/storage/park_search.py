"""Which parks fit what is asked, found and sorted in the database: a page of a list reads no more than it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Numeric, Select, Table, bindparam, cast, delete, func, insert, select
from sqlmodel import Session

from service.access.scope import Scope
from service.storage.scoped import within
from service.storage.tables.park import ParkRow
from service.storage.tables.park_search import ParkSearchRow
from service.vocabulary.park import ApprovingLevel, Park, ParkStatus
from service.vocabulary.writing import folded

_PARKS: Table = ParkRow.__table__  # type: ignore[attr-defined]
_SEARCH: Table = ParkSearchRow.__table__  # type: ignore[attr-defined]
_BETWEEN = "\n"
"""No writing as it is compared has a blank in it, so nothing is found across two of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """jurisdictions: codes, None for all; name: part of any name or code the park has or had; type and city: part of
    it; without `level` and `status` every park."""

    jurisdictions: frozenset[str] | None = None
    name: str = ""
    type: str = ""
    city: str = ""
    level: ApprovingLevel | None = None
    status: ParkStatus | None = None


class Order(StrEnum):
    """What a list of parks can be sorted by; parks that are alike in it go by their ids."""

    ID = "id"
    NAME = "name"
    JURISDICTION = "jurisdiction"
    LEVEL = "level"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the parks found: sorted by what, from which one on (0 is the first), how many, None for all."""

    order: Order = Order.ID
    descending: bool = False
    first: int = 0
    most: int | None = None


def sort_key(name: str) -> str:
    """The name in the order of GB/T 2312, in which the 3,755 most common characters stand by their pinyin and others
    behind them by their radicals; characters that it does not have come last. As hexadecimal, which every database
    sorts alike."""
    return "".join(map(_place, name))


def index(session: Session, parks: Iterable[Park]) -> None:
    """Bring what these parks are found by up to what they are; in the transaction that writes them."""
    rows = [_row(park) for park in parks]
    if rows:
        connection = session.connection()
        connection.execute(
            delete(_SEARCH).where(_SEARCH.c.park_id == bindparam("of")), [{"of": row["park_id"]} for row in rows]
        )
        connection.execute(insert(_SEARCH), rows)


def count(session: Session, wanted: Wanted, scope: Scope) -> int:
    """How many parks of the scope fit."""
    return int(session.connection().execute(_fitting(select(func.count()), wanted, scope)).scalar_one())


def found(session: Session, wanted: Wanted, scope: Scope, part: Part) -> Sequence[str]:
    """The ids of the parks of the scope that fit, in order; where what they are sorted by is not known, last."""
    chosen = _fitting(select(_PARKS.c.id), wanted, scope)
    for key in _keys(part.order):
        chosen = chosen.order_by(key.is_(None), key.desc() if part.descending else key)
    chosen = chosen.order_by(_PARKS.c.id).offset(part.first or None).limit(part.most)
    return session.connection().execute(chosen).scalars().all()


def types(session: Session, scope: Scope) -> tuple[str, ...]:
    """The types of the parks of the scope, each once, in the order of lists."""
    seen = within(scope, _PARKS.c.jurisdiction, _PARKS.c.city, _PARKS.c.id)
    chosen = select(_PARKS.c.type).where(seen, _PARKS.c.type != "").distinct()
    return tuple(sorted(session.connection().execute(chosen).scalars(), key=sort_key))


def _place(character: str) -> str:
    try:
        return character.encode("gb2312").hex()
    except UnicodeEncodeError:
        return "ff" + character.encode("gb18030", "replace").hex()


def _row(park: Park) -> dict[str, Any]:
    codes = (park.id, park.code, *park.former_codes)
    return {
        "park_id": park.id,
        "names": _BETWEEN.join(dict.fromkeys(folded(text) for text in (*park.names, *codes) if text)),
        "type": folded(park.type),
        "city": folded(park.city),
        "status": park.status.value,
        "sort_key": sort_key(park.name),
    }


def _fitting(chosen: Select[Any], wanted: Wanted, scope: Scope) -> Select[Any]:
    joined = chosen.select_from(_PARKS.join(_SEARCH, _PARKS.c.id == _SEARCH.c.park_id))
    return joined.where(within(scope, _PARKS.c.jurisdiction, _PARKS.c.city, _PARKS.c.id), *_conditions(wanted))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    texts = ((_SEARCH.c.names, wanted.name), (_SEARCH.c.type, wanted.type), (_SEARCH.c.city, wanted.city))
    made: list[ColumnElement[bool]] = [
        column.contains(folded(text), autoescape=True) for column, text in texts if folded(text)
    ]
    if wanted.jurisdictions is not None:
        made.append(_PARKS.c.jurisdiction.in_(sorted(wanted.jurisdictions)))
    if wanted.level is not None:
        made.append(_PARKS.c.level == wanted.level.value)
    if wanted.status is not None:
        made.append(_SEARCH.c.status == wanted.status.value)
    return made


def _keys(order: Order) -> Sequence[ColumnElement[Any]]:
    match order:
        case Order.ID:
            return ()
        case Order.NAME:
            return (_SEARCH.c.sort_key,)
        case Order.AREA:
            return (cast(_PARKS.c.area, Numeric(30, 10)), _SEARCH.c.sort_key)
        case Order.JURISDICTION:
            return (_PARKS.c.jurisdiction, _SEARCH.c.sort_key)
        case Order.LEVEL:
            return (_PARKS.c.level, _SEARCH.c.sort_key)
