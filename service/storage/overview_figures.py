"""What the overview reads of thousands of cases: how each stands, the effects it states, how often indicators fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, and_, func, literal, or_, select, true
from sqlmodel import Session

from service.access.scope import Scope
from service.casework.acts.evaluation import Evaluate
from service.casework.overview import CaseStanding, Concluded
from service.casework.state import State
from service.storage.present_names import shown
from service.storage.scoped import within
from service.storage.tables.case_evaluation import CaseEvaluationRow
from service.storage.tables.case_figure import CaseFigureRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_progress import CaseProgressRow

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_EVALUATIONS: Table = CaseEvaluationRow.__table__  # type: ignore[attr-defined]
_FIGURES: Table = CaseFigureRow.__table__  # type: ignore[attr-defined]
_PROGRESS: Table = CaseProgressRow.__table__  # type: ignore[attr-defined]
_FORMAL = Evaluate.__dataclass_fields__["kind"].default
_MOST_ASKED = 500
"""Cases that are asked for by their ids; of more, all are read."""
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Situation:
    """How far cases have come. states: how many stand in each, in the order of the procedure; overdue: how many are
    beyond their day; carried_out, accepted: the ids of the parks whose own case says so."""

    states: Mapping[State, int]
    overdue: int
    carried_out: frozenset[str]
    accepted: frozenset[str]


class Stated(NamedTuple):
    """The figures of a case. actual: of the effects, each as `code=number=unit` with the number exact as `n/d`;
    verdicts: of all judged indicators, each as `code=verdict`. `;` stands between; empty where there are none."""

    case_id: str
    actual: str
    verdicts: str


def standings(session: Session, programme: str, scope: Scope) -> tuple[CaseStanding, ...]:
    """The cases of a programme that the scope covers, by their ids."""
    joined = _CASES.outerjoin(_PROGRESS, _PROGRESS.c.case_id == _CASES.c.id)
    joined = joined.outerjoin(_EVALUATIONS, _EVALUATIONS.c.case_id == _CASES.c.id)
    own = shown(("id", "park", "park_name", "state", "round", "due"))
    columns = (
        *own,
        *(_PROGRESS.c.carried_out, _PROGRESS.c.accepted),
        *(_EVALUATIONS.c.recommendation, _EVALUATIONS.c.grade, _EVALUATIONS.c.act),
    )
    chosen = select(*columns).select_from(joined).where(_of(programme, scope)).order_by(_CASES.c.id)
    return tuple(map(_standing, session.connection().execute(chosen)))


def situation(session: Session, programme: str, scope: Scope, on: date) -> Situation:
    """Of the cases that the scope covers, on a day."""
    days = ((_PROGRESS.c.carried_out <= on).label("begun"), (_PROGRESS.c.accepted <= on).label("ended"))
    joined = _CASES.outerjoin(_PROGRESS, _PROGRESS.c.case_id == _CASES.c.id)
    columns = (_CASES.c.state, _CASES.c.park, (_CASES.c.due < on).label("late"), *days)
    of = select(*columns).select_from(joined).where(_of(programme, scope)).subquery().c
    parks = func.aggregate_strings(of.park, _BETWEEN).filter(or_(of.begun, of.ended))
    chosen = select(of.state, of.late, of.begun, of.ended, func.count(), parks)
    rows = session.connection().execute(chosen.group_by(of.state, of.late, of.begun, of.ended)).all()
    states = Counter[str]()
    for state, _, _, _, cases, _ in rows:
        states[state] += cases
    return Situation(
        states={state: states[state] for state in State if state in states},
        overdue=sum(cases for _, late, _, _, cases, _ in rows if late),
        carried_out=frozenset(park for _, _, begun, _, _, ids in rows if begun for park in ids.split(_BETWEEN)),
        accepted=frozenset(park for _, _, _, ended, _, ids in rows if ended for park in ids.split(_BETWEEN)),
    )


def concluded(session: Session, programme: str, scope: Scope) -> tuple[Concluded, ...]:
    """What the last evaluations came to, of the cases that the scope covers, by their ids."""
    own = [_EVALUATIONS.c[name] for name in ("seq", "recommendation", "grade")]
    joined = _EVALUATIONS.join(_CASES, _CASES.c.id == _EVALUATIONS.c.case_id)
    columns = (_CASES.c.id, _CASES.c.park, *own, _EVALUATIONS.c.act)
    chosen = select(*columns).select_from(joined).where(_of(programme, scope)).order_by(_CASES.c.id)
    rows = session.connection().execute(chosen)
    return tuple(Concluded(id_, park, seq, word, grade, act == _FORMAL) for id_, park, seq, word, grade, act in rows)


def stated(
    session: Session, programme: str, scope: Scope, effects: Collection[str], cases: Collection[str]
) -> tuple[Stated, ...]:
    """By the last evaluations of these cases that were made after site visits and judge anything. effects: codes."""
    of, none = _FIGURES.c, literal("")
    number = func.aggregate_strings(of.code + "=" + of.actual + "=" + of.unit, ";").filter(of.code.in_(effects))
    verdicts = func.aggregate_strings(of.code + "=" + of.verdict, ";")
    asked = of.case_id.in_(cases) if len(cases) <= _MOST_ASKED else true()
    chosen = select(of.case_id, func.coalesce(number, none), verdicts).select_from(_evaluated())
    grouped = chosen.where(_formal(programme, scope), asked).group_by(of.case_id)
    return tuple(Stated(*row) for row in session.connection().execute(grouped))


def cases_judged(session: Session, programme: str, scope: Scope, code: str, verdict: str) -> frozenset[str]:
    """The ids of the cases in which an indicator came to a verdict."""
    wanted = and_(_formal(programme, scope), _FIGURES.c.code == code, _FIGURES.c.verdict == verdict)
    return frozenset(
        session.connection().execute(select(_CASES.c.id).select_from(_evaluated()).where(wanted)).scalars()
    )


def _evaluated() -> Any:
    joined = _FIGURES.join(_EVALUATIONS, _EVALUATIONS.c.case_id == _FIGURES.c.case_id)
    return joined.join(_CASES, _CASES.c.id == _FIGURES.c.case_id)


def _of(programme: str, scope: Scope) -> ColumnElement[bool]:
    covered = within(scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    return and_(_CASES.c.programme == programme, covered)


def _formal(programme: str, scope: Scope) -> ColumnElement[bool]:
    return and_(_of(programme, scope), _EVALUATIONS.c.act == _FORMAL)


def _standing(row: Any) -> CaseStanding:
    id_, park, name, state, round_, due, carried_out, accepted, recommendation, grade, act = row
    told = (recommendation or "", grade or "", act == _FORMAL)
    return CaseStanding(id_, park, name, _STATES[state], round_, due, carried_out, accepted, *told)


_STATES = {state.value: state for state in State}
