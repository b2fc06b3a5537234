"""Which cases wait for whom, found and counted in the database by what is kept beside each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, func, or_, select
from sqlmodel import Session

from service.access.scope import Scope
from service.storage.cases import CaseLine, case_line, come_far_enough
from service.storage.scoped import within
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_turn import CaseTurnRow
from service.vocabulary.person import Person

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_TURNS: Table = CaseTurnRow.__table__  # type: ignore[attr-defined]


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
    joined, mine = _joined(desk)
    sums = [func.coalesce(func.sum(case((_stands(one, desk, mine), 1), else_=0)), 0) for one in Waiting]
    row = session.connection().execute(_open(select(*sums), joined, desk)).one()
    return dict(zip(Waiting, map(int, row), strict=True))


def waiting(
    session: Session, desk: Desk, how: Waiting, first: int = 0, most: int | None = None
) -> tuple[CaseLine, ...]:
    """Those that stand in one way, the one with the earliest day first, of those without a day the one that has waited
    longest; from which one on (0 is the first), and how many at most, None for all."""
    joined, mine = _joined(desk)
    chosen = _open(select(_CASES), joined, desk).where(_stands(how, desk, mine))
    ordered = chosen.order_by(_CASES.c.due.is_(None), _CASES.c.due, _CASES.c.changed_at, _CASES.c.id)
    return tuple(map(case_line, session.connection().execute(ordered.offset(first or None).limit(most))))


def _joined(desk: Desk) -> tuple[FromClause, ColumnElement[bool]]:
    """The cases beside those that wait for this person, and whether a case is one of these."""
    own = select(_TURNS.c.case_id).where(_TURNS.c.role == desk.person.role.value).distinct()
    if desk.person.department is not None:
        own = own.where(or_(_TURNS.c.department == "", _TURNS.c.department == desk.person.department.value))
    else:
        own = own.where(_TURNS.c.department == "")
    mine = own.subquery()
    return _CASES.outerjoin(mine, mine.c.case_id == _CASES.c.id), mine.c.case_id.is_not(None)


def _open(chosen: Select[Any], joined: FromClause, desk: Desk) -> Select[Any]:
    seen = within(desk.scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    return chosen.select_from(joined).where(seen, come_far_enough(desk.scope), _CASES.c.next_actor != "")


def _stands(how: Waiting, desk: Desk, mine: ColumnElement[bool]) -> ColumnElement[bool]:
    due = _CASES.c.due
    match how:
        case Waiting.MINE:
            return mine
        case Waiting.OTHERS:
            return ~mine
        case Waiting.OVERDUE:
            return and_(due.is_not(None), due < desk.today)
        case Waiting.SOON:
            return and_(due.is_not(None), due >= desk.today, due <= desk.soon)
