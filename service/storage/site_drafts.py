"""Drafts of a site visit: saved over and over by whoever writes, gone when on record or when the round has ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, inspect, select, update
from sqlmodel import Session

from service.casework.site_drafts import Photo, SiteDraft
from service.storage.tables.person import PersonRow
from service.storage.tables.site_draft import SiteDraftFileRow, SiteDraftRow

_DRAFTS: Table = SiteDraftRow.__table__  # type: ignore[attr-defined]
_FILES: Table = SiteDraftFileRow.__table__  # type: ignore[attr-defined]
_PEOPLE: Table = PersonRow.__table__  # type: ignore[attr-defined]
_KEY = ("case_id", "round", "item", "person_id")


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a case."""

    case_id: str
    number: int


def drafts_of(session: Session, of: Round, item: str = "") -> tuple[SiteDraft, ...]:
    """Everybody's drafts of a round, by item and person; of one item where it is named."""
    together = and_(*(_FILES.c[name] == _DRAFTS.c[name] for name in _KEY))
    named = [column.label(f"file_{column.name}") for column in _FILES.c if column.name not in _KEY]
    joined = _DRAFTS.join(_PEOPLE, _PEOPLE.c.id == _DRAFTS.c.person_id).outerjoin(_FILES, together)
    wanted = select(*_DRAFTS.c, *named, _PEOPLE.c.name.label("writer")).select_from(joined)
    wanted = wanted.where(_of(_DRAFTS, of, item))
    by_place = wanted.order_by(_DRAFTS.c.item, _DRAFTS.c.person_id, _FILES.c.added_at, _FILES.c.digest)
    found: dict[tuple[str, int], SiteDraft] = {}
    for row in session.connection().execute(by_place):
        draft = found.get((row.item, row.person_id)) or _draft(row)
        if row.file_digest is not None:
            photo = Photo(row.file_digest, row.file_name, row.file_media_type, row.file_size)
            draft = replace(draft, photos=(*draft.photos, photo))
        found[draft.item, draft.person] = draft
    return tuple(found.values())


def _draft(row: Any) -> SiteDraft:
    return SiteDraft(
        row.item, row.person_id, row.answer, row.basis, row.value, row.version, row.after, row.saved_at, (), row.writer
    )


def save_draft(session: Session, of: Round, draft: SiteDraft) -> None:
    """Keep it in place of what this person had of the item, its files as they are now; in a writing transaction."""
    own = _own(_DRAFTS, of, draft.item, draft.person)
    values = {
        "answer": draft.answer,
        "basis": draft.basis,
        "value": draft.value,
        "version": draft.version,
        "after": draft.after,
        "saved_at": draft.saved_at,
    }
    key = {"case_id": of.case_id, "round": of.number, "item": draft.item, "person_id": draft.person}
    connection = session.connection()
    if connection.execute(update(_DRAFTS).where(own).values(values)).rowcount == 0:
        connection.execute(insert(_DRAFTS), key | values)
    _keep_files(session, key, draft.photos, draft.saved_at)


def _keep_files(session: Session, key: dict[str, object], photos: Iterable[Photo], at: datetime) -> None:
    connection = session.connection()
    own = and_(*(_FILES.c[name] == value for name, value in key.items()))
    wanted = {photo.digest: photo for photo in photos}
    there = set(connection.execute(select(_FILES.c.digest).where(own)).scalars())
    if gone := there - wanted.keys():
        connection.execute(delete(_FILES).where(own, _FILES.c.digest.in_(gone)))
    rows = [
        {"digest": one.digest, "name": one.name, "media_type": one.media_type, "size": one.size, "added_at": at} | key
        for one in wanted.values()
        if one.digest not in there
    ]
    if rows:
        connection.execute(insert(_FILES), rows)


def forget_draft(session: Session, of: Round, item: str, person: int) -> None:
    """What it said is on record; in the transaction of the act."""
    for table in (_FILES, _DRAFTS):
        session.connection().execute(delete(table).where(_own(table, of, item, person)))


def sweep_drafts(session: Session, case_id: str) -> int:
    """Forget all drafts of a case, whose round has ended; how many there were. In the transaction of the act."""
    connection = session.connection()
    connection.execute(delete(_FILES).where(_FILES.c.case_id == case_id))
    return connection.execute(delete(_DRAFTS).where(_DRAFTS.c.case_id == case_id)).rowcount


def drafted_digests(session: Session) -> set[str]:
    """The digests of all files that lie with drafts; none in a database of an earlier release, which is backed up as it
    is."""
    connection = session.connection()
    if not inspect(connection).has_table(_FILES.name):
        return set()
    return set(connection.execute(select(_FILES.c.digest).distinct()).scalars())


def is_drafted(session: Session, digest: str) -> bool:
    """Whether a file lies with a draft."""
    counted = select(func.count()).select_from(_FILES).where(_FILES.c.digest == digest)
    return session.connection().execute(counted).scalar_one() > 0


def _of(table: Table, of: Round, item: str) -> ColumnElement[bool]:
    every = and_(table.c.case_id == of.case_id, table.c.round == of.number)
    return and_(every, table.c.item == item) if item else every


def _own(table: Table, of: Round, item: str, person: int) -> ColumnElement[bool]:
    return and_(_of(table, of, ""), table.c.item == item, table.c.person_id == person)
