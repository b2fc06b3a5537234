"""What was found of parks against the conditions of listing, and whether they were listed: the last version holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Table, insert, select
from sqlmodel import Session

from service.storage.parks import stale
from service.storage.tables.park_listing import ParkAppraisalRow, ParkListingRow
from service.vocabulary.listing import Answer, Appraisal, Listing

_APPRAISALS: Table = ParkAppraisalRow.__table__  # type: ignore[attr-defined]
_LISTINGS: Table = ParkListingRow.__table__  # type: ignore[attr-defined]

V = TypeVar("V", Appraisal, Listing)


@dataclass(frozen=True, slots=True)
class Series(Generic[V]):
    """The versions of one park and programme, oldest first; never empty."""

    versions: tuple[V, ...]

    @property
    def last(self) -> V:
        """The version that holds."""
        return self.versions[-1]


def appraisals(session: Session, programme: str, park: str = "") -> Mapping[str, Series[Appraisal]]:
    """By park; of one park (id), where only it is asked for."""
    found: dict[str, list[Appraisal]] = {}
    for row in _rows(session, _APPRAISALS, programme, park):
        answers = {id_: Answer(answer) for id_, answer in json.loads(row.answers_json).items()}
        made = Appraisal(row.park_id, programme, answers, row.appraised_on, row.document, row.note)
        found.setdefault(row.park_id, []).append(made)
    return {park: Series(tuple(made)) for park, made in found.items()}


def listings(session: Session, programme: str, park: str = "") -> Mapping[str, Series[Listing]]:
    """By park; of one park (id), where only it is asked for."""
    found: dict[str, list[Listing]] = {}
    for row in _rows(session, _LISTINGS, programme, park):
        made = Listing(row.park_id, programme, row.listed, row.reason, row.decided_on, row.document)
        found.setdefault(row.park_id, []).append(made)
    return {park: Series(tuple(made)) for park, made in found.items()}


def add_appraisal(session: Session, appraisal: Appraisal, seen: int, at: datetime) -> None:
    """Add a version; seen: how many versions the caller saw.

    Raises:
        Fault: somebody has added one since.
    """
    answers = json.dumps({id_: answer.value for id_, answer in appraisal.answers.items()}, sort_keys=True)
    own = {
        "answers_json": answers,
        "appraised_on": appraisal.on,
        "document": appraisal.document,
        "note": appraisal.note,
    }
    _add(session, _APPRAISALS, appraisal, seen, {**own, "recorded_at": at})


def add_listing(session: Session, listing: Listing, seen: int, at: datetime) -> None:
    """Add a version; seen: how many versions the caller saw.

    Raises:
        Fault: somebody has added one since.
    """
    own = {"listed": listing.listed, "reason": listing.reason, "decided_on": listing.on, "document": listing.document}
    _add(session, _LISTINGS, listing, seen, {**own, "recorded_at": at})


def _rows(session: Session, table: Table, programme: str, park: str) -> list[Any]:
    wanted = select(table).where(table.c.programme == programme).order_by(table.c.park_id, table.c.row_version)
    if park:
        wanted = wanted.where(table.c.park_id == park)
    return list(session.connection().execute(wanted))


def _add(session: Session, table: Table, of: Appraisal | Listing, seen: int, own: Mapping[str, Any]) -> None:
    connection = session.connection()
    taken = select(table.c.row_version).where(table.c.park_id == of.park, table.c.programme == of.programme)
    if len(connection.execute(taken).all()) != seen:
        raise stale(of.park, seen)
    row = {"park_id": of.park, "programme": of.programme, "row_version": seen + 1, **own}
    connection.execute(insert(table), row)
