"""What the overview reads of thousands of cases: how each stands, the effects it states, how often indicators fail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, and_, func, select
from sqlmodel import Session

from service.access.scope import Scope
from service.casework.acts.evaluation import Evaluate
from service.casework.overview import CaseStanding
from service.casework.state import State
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


class Stated(NamedTuple):
    """The actual value of an indicator in a case, exact as `n/d`; None where there is none."""

    case_id: str
    code: str
    unit: str
    actual: str | None


class Judged(NamedTuple):
    """How often an indicator came to a verdict."""

    code: str
    verdict: str
    cases: int


def standings(session: Session, programme: str, scope: Scope) -> tuple[CaseStanding, ...]:
    """The cases of a programme that the scope covers, by their ids."""
    joined = _CASES.outerjoin(_PROGRESS, _PROGRESS.c.case_id == _CASES.c.id)
    joined = joined.outerjoin(_EVALUATIONS, _EVALUATIONS.c.case_id == _CASES.c.id)
    own = [_CASES.c[name] for name in ("id", "park", "park_name", "state", "round", "due")]
    columns = (
        *own,
        *(_PROGRESS.c.carried_out, _PROGRESS.c.accepted),
        *(_EVALUATIONS.c.recommendation, _EVALUATIONS.c.grade, _EVALUATIONS.c.act),
    )
    chosen = select(*columns).select_from(joined).where(_of(programme, scope)).order_by(_CASES.c.id)
    return tuple(map(_standing, session.connection().execute(chosen)))


def stated(session: Session, programme: str, scope: Scope, codes: Collection[str]) -> tuple[Stated, ...]:
    """The actual values of these indicators in the last evaluations after site visits."""
    columns = (_FIGURES.c.case_id, _FIGURES.c.code, _FIGURES.c.unit, _FIGURES.c.actual)
    chosen = select(*columns).select_from(_evaluated()).where(_formal(programme, scope), _FIGURES.c.code.in_(codes))
    return tuple(Stated(*row) for row in session.connection().execute(chosen.order_by(_FIGURES.c.case_id)))


def judged(session: Session, programme: str, scope: Scope, without: Collection[str]) -> tuple[Judged, ...]:
    """How often each indicator came to each verdict in these evaluations; without: ids of cases that do not count."""
    wanted = and_(_formal(programme, scope), _CASES.c.id.not_in(without))
    chosen = select(_FIGURES.c.code, _FIGURES.c.verdict, func.count()).select_from(_evaluated()).where(wanted)
    grouped = chosen.group_by(_FIGURES.c.code, _FIGURES.c.verdict)
    return tuple(Judged(*row) for row in session.connection().execute(grouped))


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
