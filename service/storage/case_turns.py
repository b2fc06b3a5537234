"""What each case waits for, kept beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlmodel import Session

from service.casework.turn import Turn, first_due, roles
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_turn import CaseTurnRow
from service.vocabulary.person import Department, Person, Role, marks

_TURNS: Table = CaseTurnRow.__table__  # type: ignore[attr-defined]
_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]


def keep_turns(session: Session, case_id: str, turns: Sequence[Turn]) -> None:
    """Keep them in place of those that were kept before; in the transaction of the act."""
    connection = session.connection()
    connection.execute(delete(_TURNS).where(_TURNS.c.case_id == case_id))
    rows = [
        {
            "case_id": case_id,
            "position": position,
            "act": turn.act,
            "role": turn.role.value,
            "department": turn.department.value if turn.department is not None else "",
            "due": turn.due,
            "barred": _written(turn.barred),
        }
        for position, turn in enumerate(turns, start=1)
    ]
    if rows:
        connection.execute(insert(_TURNS), rows)


def renew_turns(session: Session, case_id: str, version: int, turns: Sequence[Turn]) -> bool:
    """Keep them where the case still has that many acts; an act done meanwhile has kept its own. In a writing
    transaction."""
    found = session.connection().execute(
        update(_CASES)
        .where(_CASES.c.id == case_id, _CASES.c.version == version)
        .values(next_actor=",".join(roles(turns)), due=first_due(turns))
    )
    if found.rowcount == 1:
        keep_turns(session, case_id, turns)
    return found.rowcount == 1


def turns_of(session: Session, cases: Collection[str] | None = None) -> dict[str, tuple[Turn, ...]]:
    """By case, in their order; a case that waits for nothing is not there. cases: ids of a page of a list, None for
    all."""
    chosen = select(_TURNS).order_by(_TURNS.c.case_id, _TURNS.c.position)
    if cases is not None:
        chosen = chosen.where(_TURNS.c.case_id.in_(cases))
    found: dict[str, tuple[Turn, ...]] = {}
    for row in session.connection().execute(chosen):
        department = Department(row.department) if row.department else None
        turn = Turn(row.act, Role(row.role), department, row.due, frozenset(row.barred.split()))
        found[row.case_id] = (*found.get(row.case_id, ()), turn)
    return found


def waits_for(person: Person) -> ColumnElement[bool]:
    """As Turn.of(), a condition of the database on a case within what the person sees. A list of ids, which databases
    look up faster than they join it."""
    departments = ["", person.department.value] if person.department is not None else [""]
    own = select(_TURNS.c.case_id).where(
        _TURNS.c.role == person.role.value,
        _TURNS.c.department.in_(departments),
        *(~_holds(mark) for mark in sorted(marks(person))),
    )
    return _CASES.c.id.in_(own)


def _written(barred: frozenset[str]) -> str:
    """None of them has a space within: ` 7 =张三 `."""
    return "".join(f" {mark}" for mark in sorted(barred)) + " " if barred else ""


def _holds(mark: str) -> ColumnElement[bool]:
    """To the letter: LIKE would take a for A, and % for anything."""
    return func.replace(_TURNS.c.barred, f" {mark} ", "") != _TURNS.c.barred
