"""Table `case_figure`: the judged indicators of the evaluation that `case_evaluation` has of a case."""

from __future__ import annotations

from sqlmodel import Field

from service.storage.tables.base import Table


class CaseFigureRow(Table, table=True):
    """One indicator of a case. Numbers exact, as `n/d` in `unit` (percent as a fraction); None where there is none."""

    __tablename__ = "case_figure"

    case_id: str = Field(primary_key=True, foreign_key="case_evaluation.case_id")
    code: str = Field(primary_key=True, index=True)
    unit: str
    base: str | None
    target: str | None
    actual: str | None
    attainment: str | None
    verdict: str
