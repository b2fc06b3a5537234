"""The last evaluation of each case that counts, with its figures, kept beside the case for lists and sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, and_, delete, func, insert, or_, select
from sqlmodel import Session, col

from service.access.scope import Scope
from service.assessment.recorded_figures import RecordedFigure
from service.casework.acts.act import KINDS
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.storage.cases import unknown_case
from service.storage.expert_cases import come_far_enough
from service.storage.present_names import PRESENT_NAME
from service.storage.scoped import within
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_evaluation import CaseEvaluationRow
from service.storage.tables.case_figure import CaseFigureRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.park import ParkRow
from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.exact import Quotient, read_exact
from service.vocabulary.finding import Verdict

_EVALUATIONS: Table = CaseEvaluationRow.__table__  # type: ignore[attr-defined]
_FIGURES: Table = CaseFigureRow.__table__  # type: ignore[attr-defined]
_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_PARKS: Table = ParkRow.__table__  # type: ignore[attr-defined]
_ASSESSING = tuple(name for name, act in KINDS.items() if act in (PreAssess, Evaluate))
_TOLD = ("assessment", "pack", "pack_version", "evaluation_date", "evaluated_year", "grade", "score", "completeness")
_NUMBERS = ("base", "target", "actual", "attainment")


@dataclass(frozen=True, slots=True)
class CaseEvaluation:
    """What is kept of one case. first: made before the site visit; seq: of the act; figures: by code of indicator."""

    case_id: str
    park: str
    park_name: str
    city: str
    seq: int
    first: bool
    assessment: str
    recommendation: Recommendation
    grade: str
    score: Quotient
    completeness: Quotient
    evaluated_year: int
    figures: Mapping[str, RecordedFigure]


@dataclass(frozen=True, slots=True)
class OfType:
    """What a case is compared by. type: of its park in the registry, empty where it states none."""

    park: str
    park_name: str
    programme: str
    type: str


def of_type(session: Session, case_id: str) -> OfType:
    """What a case is compared by.

    Raises:
        Fault: there is no such case.
    """
    columns = (_CASES.c.park, PRESENT_NAME, _CASES.c.programme, _PARKS.c.type)
    joined = _CASES.join(_PARKS, _PARKS.c.id == _CASES.c.park)
    row = session.connection().execute(select(*columns).select_from(joined).where(_CASES.c.id == case_id)).first()
    if row is None:
        raise unknown_case(case_id)
    return OfType(**row._mapping)


def keep_evaluation(
    session: Session, case_id: str, seq: int, kind: str, summary: AssessmentSummary, figures: Iterable[RecordedFigure]
) -> None:
    """Keep it in place of the one before; in a writing transaction. seq, kind: of the act that carries it."""
    connection = session.connection()
    for table in (_FIGURES, _EVALUATIONS):
        connection.execute(delete(table).where(table.c.case_id == case_id))
    told = {name: getattr(summary, name) for name in _TOLD}
    row = {"case_id": case_id, "seq": seq, "act": kind, "recommendation": summary.recommendation.value, **told}
    connection.execute(insert(_EVALUATIONS), row)
    if rows := [_figure_row(case_id, one) for one in figures]:
        connection.execute(insert(_FIGURES), rows)


def behind(session: Session) -> tuple[str, ...]:
    """The ids of the cases whose last evaluation is not the one that is kept here."""
    last = (
        select(col(CaseActRow.case_id).label("case_id"), func.max(CaseActRow.seq).label("seq"))
        .where(col(CaseActRow.kind).in_(_ASSESSING))
        .group_by(col(CaseActRow.case_id))
        .subquery()
    )
    kept = last.outerjoin(_EVALUATIONS, _EVALUATIONS.c.case_id == last.c.case_id)
    missing = or_(_EVALUATIONS.c.seq.is_(None), _EVALUATIONS.c.seq != last.c.seq)
    found = session.connection().execute(
        select(last.c.case_id).select_from(kept).where(missing).order_by(last.c.case_id)
    )
    return tuple(row.case_id for row in found)


def evaluations_of_type(session: Session, type_: str, programme: str, scope: Scope) -> tuple[CaseEvaluation, ...]:
    """Of the cases of parks of one type in a programme that the scope covers, by their ids."""
    covered = and_(within(scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park), come_far_enough(scope))
    joined = _EVALUATIONS.join(_CASES, _CASES.c.id == _EVALUATIONS.c.case_id).join(_PARKS, _PARKS.c.id == _CASES.c.park)
    wanted = and_(covered, _PARKS.c.type == type_, _CASES.c.programme == programme)
    columns = (*_EVALUATIONS.c, _CASES.c.park, PRESENT_NAME, _CASES.c.city)
    connection = session.connection()
    rows = connection.execute(select(*columns).select_from(joined).where(wanted).order_by(_CASES.c.id)).all()
    ids = select(_CASES.c.id).select_from(joined).where(wanted)
    chosen = select(_FIGURES).where(_FIGURES.c.case_id.in_(ids))
    figures: dict[str, dict[str, RecordedFigure]] = {}
    for row in connection.execute(chosen):
        figures.setdefault(row.case_id, {})[row.code] = _figure(row)
    return tuple(_evaluation(row, figures.get(row.case_id, {})) for row in rows)


def _figure_row(case_id: str, of: RecordedFigure) -> dict[str, str | None]:
    numbers = {name: _text(getattr(of, name)) for name in _NUMBERS}
    return {"case_id": case_id, "code": of.code, "unit": of.unit, "verdict": of.verdict.value, **numbers}


def _text(value: Quotient | None) -> str | None:
    return None if value is None else str(value.fraction())


def _figure(row: Any) -> RecordedFigure:
    numbers = {name: None if (text := getattr(row, name)) is None else read_exact(text) for name in _NUMBERS}
    return RecordedFigure(row.code, row.unit, verdict=Verdict(row.verdict), **numbers)


def _evaluation(row: Any, figures: Mapping[str, RecordedFigure]) -> CaseEvaluation:
    return CaseEvaluation(
        case_id=row.case_id,
        park=row.park,
        park_name=row.park_name,
        city=row.city,
        seq=row.seq,
        first=KINDS[row.act] is PreAssess,
        assessment=row.assessment,
        recommendation=Recommendation(row.recommendation),
        grade=row.grade,
        score=read_exact(row.score),
        completeness=read_exact(row.completeness),
        evaluated_year=row.evaluated_year,
        figures=figures,
    )
