"""The registry of parks: values in, values out, each with the version it has in the database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Table, bindparam, insert, select, update
from sqlmodel import Session

from service.access.scope import Place
from service.casework.park_lookup import meant
from service.storage.park_events import RENAMED, SUCCEEDED, read, successors, written
from service.storage.park_search import index
from service.storage.tables.park import ParkEventRow, ParkRow
from service.vocabulary.exact import plain
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.park import ApprovingLevel, Ground, Park, ParkEvent

_PARKS: Table = ParkRow.__table__  # type: ignore[attr-defined]
_EVENTS: Table = ParkEventRow.__table__  # type: ignore[attr-defined]
_TOLD = tuple(_EVENTS.c[name] for name in ("kind", "happened_on", "document", "reason", "detail_json"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A park and how often it was written: whoever changes it says which version they saw."""

    park: Park
    version: int


def every_park(session: Session) -> dict[str, Kept]:
    """All parks by id, in the order of their ids."""
    return _kept(session)


def these_parks(session: Session, ids: Collection[str]) -> dict[str, Kept]:
    """The parks with these ids, as far as there are any, by id in the order given. ids: a page of a list, or fewer."""
    found = _kept(session, _PARKS.c.id.in_(ids))
    return {id_: found[id_] for id_ in ids if id_ in found}


def place_of(session: Session, park: str) -> Place | None:
    """Where the park with that id lies; None where there is none."""
    chosen = select(_PARKS.c.jurisdiction, _PARKS.c.city).where(_PARKS.c.id == park)
    row = session.connection().execute(chosen).one_or_none()
    return Place(row.jurisdiction, row.city, park) if row is not None else None


def name_at(session: Session, park: str, at: datetime, on: date) -> str:
    """What the registry knew the park to be called at that moment, on a day; empty where it knew of no other name. What
    is entered later, with whatever day, changes nothing of it."""
    chosen = select(_EVENTS.c.detail_json).where(
        _EVENTS.c.park_id == park,
        _EVENTS.c.kind == RENAMED,
        _EVENTS.c.recorded_at <= at,
        _EVENTS.c.happened_on <= on,
    )
    details = session.connection().execute(chosen.order_by(_EVENTS.c.position.desc()).limit(1)).scalars().all()
    return str(json.loads(details[0])["new"]) if details else ""


def lineage(session: Session, park: str) -> dict[str, Kept]:
    """The park with that id and all that came of it or of which it came, by id: those that mergers and splits link to
    it in any number of steps. Empty where there is none."""
    ended = session.connection().execute(select(_EVENTS).where(_EVENTS.c.kind.in_(SUCCEEDED)))
    return these_parks(session, sorted(_linked(park, ended)))


def _linked(park: str, ended: Iterable[Any]) -> set[str]:
    links: dict[str, set[str]] = defaultdict(set)
    for row in ended:
        for successor in successors(row.kind, json.loads(row.detail_json)):
            links[row.park_id].add(successor)
            links[successor].add(row.park_id)
    linked, open_ = {park}, [park]
    while open_:
        new = links[open_.pop()] - linked
        linked |= new
        open_ += new
    return linked


def seen_park(session: Session, text: str, seen: int | None) -> Kept:
    """The park of that id, code or name, in the version the caller saw; None for the present one.

    Raises:
        Fault: there is none, several are meant, or see require_seen().
    """
    every = every_park(session)
    kept = every[meant(text, [one.park for one in every.values()]).id]
    require_seen(kept, seen)
    return kept


def require_seen(kept: Kept, seen: int | None) -> None:
    """Return only if the caller saw the present version; None stands for it.

    Raises:
        Fault: somebody changed it since, or there never was such a version.
    """
    if seen is None or seen == kept.version:
        return
    if seen < kept.version:
        raise stale(kept.park.name, seen)
    zh = f"{kept.park.name} 只有 {kept.version} 版，没有第 {seen} 版；请核对 --seen"
    en = f"{kept.park.name} has {kept.version} versions and no version {seen}; check --seen"
    raise Fault("park-version", Said(zh, en))


def add(session: Session, parks: Iterable[Park], at: datetime) -> None:
    """Put parks on record that are not there yet."""
    new = tuple(parks)
    rows = [{**_columns(park), "row_version": 1, "added_at": at, "changed_at": at} for park in new]
    if rows:
        session.connection().execute(insert(_PARKS), rows)
        index(session, new)


def change(session: Session, parks: Iterable[Kept], at: datetime) -> None:
    """Write parks as they now stand; version: the one the caller saw. Their history is not written here.

    Raises:
        Fault: somebody changed one since; nothing of the transaction may be kept.
    """
    changed = update(_PARKS).where(_PARKS.c.id == bindparam("of"), _PARKS.c.row_version == bindparam("seen"))
    now = tuple(parks)
    for kept in now:
        values = {name: value for name, value in _columns(kept.park).items() if name != "id"}
        values |= {"row_version": kept.version + 1, "changed_at": at}
        done = session.connection().execute(changed.values(**values), {"of": kept.park.id, "seen": kept.version})
        assert isinstance(done, CursorResult)
        if done.rowcount != 1:
            raise stale(kept.park.name, kept.version)
    index(session, (kept.park for kept in now))


def record(session: Session, kept: Kept, at: datetime) -> None:
    """Write a park to whose history one event was added, and that event.

    Raises:
        Fault: as change().
    """
    change(session, [kept], at)
    position = len(kept.park.history)
    event = kept.park.history[-1]
    kind, detail = written(event)
    row = {
        "park_id": kept.park.id,
        "position": position,
        "kind": kind,
        "happened_on": event.ground.on,
        "document": event.ground.document,
        "reason": event.ground.reason,
        "detail_json": _json(detail),
        "recorded_at": at,
    }
    session.connection().execute(insert(_EVENTS), row)


def stale(name: str, seen: int) -> Fault:
    """The fault of changing what somebody else has changed since."""
    zh = f"{name} 在您查看（第 {seen} 版）之后已被他人改动，没有写入；请重新查看后再办"
    en = f"{name} was changed by somebody since you saw it (version {seen}); nothing was written; look again"
    return Fault("stale-version", Said(zh, en))


def _kept(session: Session, *conditions: ColumnElement[bool]) -> dict[str, Kept]:
    """The parks that fit by id, in the order of their ids, each with its events in the order in which they happened:
    a row for each of them, and one for a park that has none."""
    joined = _PARKS.outerjoin(_EVENTS, _EVENTS.c.park_id == _PARKS.c.id)
    chosen = select(_PARKS, *_TOLD).select_from(joined).where(*conditions)
    rows = session.connection().execute(chosen.order_by(_PARKS.c.id, _EVENTS.c.position))
    found = {}
    for id_, several in groupby(rows, attrgetter("id")):
        first, *others = several
        history = [_event(row) for row in (first, *others) if row.kind is not None]
        found[id_] = Kept(_value(first, history), first.row_version)
    return found


def _event(row: Any) -> ParkEvent:
    return read(row.kind, Ground(row.happened_on, row.document, row.reason), json.loads(row.detail_json))


def _columns(park: Park) -> dict[str, Any]:
    return {
        "id": park.id,
        "code": park.code or None,
        "name": park.name,
        "jurisdiction": park.jurisdiction,
        "level": park.level.value if park.level is not None else None,
        "type": park.type,
        "city": park.city,
        "approved": park.approved,
        "area": plain(park.area) if park.area is not None else None,
        "industries_json": _json(park.industries),
        "aliases_json": _json(park.aliases),
    }


def _json(value: tuple[str, ...] | Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(row: Any, history: Iterable[ParkEvent]) -> Park:
    return Park(
        id=row.id,
        code=row.code or "",
        name=row.name,
        jurisdiction=row.jurisdiction,
        level=ApprovingLevel(row.level) if row.level is not None else None,
        type=row.type,
        city=row.city,
        approved=row.approved,
        area=Decimal(row.area) if row.area is not None else None,
        industries=tuple(json.loads(row.industries_json)),
        aliases=tuple(json.loads(row.aliases_json)),
        history=tuple(history),
    )
