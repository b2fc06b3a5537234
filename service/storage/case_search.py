"""Which cases wait for whom, found and counted in the database by what is kept beside each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, select
from sqlmodel import Session

from service.access.scope import Scope
from service.storage.case_turns import waits_for
from service.storage.cases import CaseLine, case_line
from service.storage.expert_cases import come_far_enough
from service.storage.present_names import shown
from service.storage.scoped import within
from service.storage.tables.case_file import CaseFileRow
from service.vocabulary.person import Person

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]


class Waiting(StrEnum):
    """How an open case stands to somebody: it waits for them, or for others; its day has passed, or comes soon."""

    MINE = "mine"
    OTHERS = "others"
    OVERDUE = "overdue"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose open cases: those that their scope covers; on which day; soon: the last day that is still soon."""

    person: Person
    scope: Scope
    today: date
    soon: date


def how_many(session: Session, desk: Desk) -> Mapping[Waiting, int]:
    """How many open cases stand in each way; one may stand in several."""
    sums = [func.coalesce(func.sum(case((_stands(one, desk), 1), else_=0)), 0) for one in Waiting]
    row = session.connection().execute(_open(select(*sums).select_from(_CASES), desk)).one()
    return dict(zip(Waiting, map(int, row), strict=True))


def waiting(
    session: Session, desk: Desk, how: Waiting, first: int = 0, most: int | None = None
) -> tuple[CaseLine, ...]:
    """Those that stand in one way, the one with the earliest day first, of those without a day the one that has waited
    longest; from which one on (0 is the first), and how many at most, None for all."""
    chosen = _open(select(*shown(CaseLine.__slots__)), desk).where(_stands(how, desk))
    ordered = chosen.order_by(_CASES.c.due.is_(None), _CASES.c.due, _CASES.c.changed_at, _CASES.c.id)
    return tuple(map(case_line, session.connection().execute(ordered.offset(first or None).limit(most))))


def _open(chosen: Select[Any], desk: Desk) -> Select[Any]:
    seen = within(desk.scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    return chosen.where(seen, come_far_enough(desk.scope), _CASES.c.next_actor != "")


def _stands(how: Waiting, desk: Desk) -> ColumnElement[bool]:
    due = _CASES.c.due
    match how:
        case Waiting.MINE:
            return waits_for(desk.person)
        case Waiting.OTHERS:
            return ~waits_for(desk.person)
        case Waiting.OVERDUE:
            return and_(due.is_not(None), due < desk.today)
        case Waiting.SOON:
            return and_(due.is_not(None), due >= desk.today, due <= desk.soon)
