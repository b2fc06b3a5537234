"""Table `case_evaluation`: the last evaluation of each case that counts, as lists and sums ask for it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from service.storage.tables.base import Table, one_of
from service.vocabulary.assessment import Recommendation


class CaseEvaluationRow(Table, table=True):
    """One case. seq, act: of the act that carries it; assessment: SHA-256 of its record, of which all of this is made;
    score, completeness: exact, as `n/d`."""

    __tablename__ = "case_evaluation"
    __table_args__ = (one_of("recommendation", Recommendation),)

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    seq: int
    act: str
    assessment: str
    pack: str
    pack_version: str
    evaluation_date: date
    evaluated_year: int
    recommendation: str
    grade: str
    score: str
    completeness: str
