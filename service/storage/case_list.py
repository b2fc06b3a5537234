"""Which cases fit what is asked, found, counted and sorted in the database: a page of a list reads no more than it
shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, or_, select
from sqlmodel import Session

from service.access.scope import Scope
from service.storage.case_turns import waits_for
from service.storage.cases import CaseLine, case_line
from service.storage.expert_cases import come_far_enough
from service.storage.present_names import called, shown
from service.storage.scoped import within
from service.storage.tables.case_file import CaseFileRow
from service.vocabulary.person import Person
from service.vocabulary.writing import folded

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_SHOWN = shown(CaseLine.__slots__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is stated narrows the list. state: its value; role: one of those whose turn it is; person: whose own turn it
    is; late_on: a day that is beyond the one of the case; name: part of the id, or of any name that the park has
    or had."""

    state: str = ""
    jurisdiction: str = ""
    programme: str = ""
    park: str = ""
    role: str = ""
    person: Person | None = None
    late_on: date | None = None
    name: str = ""


EVERY_CASE = Wanted()


class Order(StrEnum):
    """By the id alone, or by the day first, those without one last."""

    ID = "id"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the cases: from which one on (0 is the first), and how many at most, None for all."""

    first: int = 0
    most: int | None = None


def count(session: Session, wanted: Wanted, scope: Scope) -> int:
    """How many cases of the scope fit."""
    return int(session.connection().execute(_fitting(select(func.count()), wanted, scope)).scalar_one())


def found(
    session: Session, wanted: Wanted, scope: Scope, order: Order = Order.ID, part: Part = Part()
) -> tuple[CaseLine, ...]:
    """The cases of the scope that fit, in order, as far as they are asked for."""
    chosen = _fitting(select(*_SHOWN), wanted, scope)
    if order is Order.DUE:
        chosen = chosen.order_by(_CASES.c.due.is_(None), _CASES.c.due)
    chosen = chosen.order_by(_CASES.c.id).offset(part.first or None).limit(part.most)
    return tuple(map(case_line, session.connection().execute(chosen)))


def _fitting(chosen: Select[Any], wanted: Wanted, scope: Scope) -> Select[Any]:
    seen = within(scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    return chosen.select_from(_CASES).where(seen, come_far_enough(scope), *_conditions(wanted))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    same = ("state", "jurisdiction", "programme", "park")
    made: list[ColumnElement[bool]] = [_CASES.c[at] == asked for at in same if (asked := getattr(wanted, at))]
    if wanted.role:
        # Their names stand side by side, with commas between.
        turns: ColumnElement[str] = "," + _CASES.c.next_actor + ","
        made.append(turns.contains(f",{wanted.role},", autoescape=True))
    if wanted.person is not None:
        made.append(waits_for(wanted.person))
    if wanted.late_on is not None:
        made.append(_CASES.c.due < wanted.late_on)
    if name := folded(wanted.name):
        made.append(or_(_CASES.c.id.contains(name, autoescape=True), called(name)))
    return made
