"""Stands for a state of what the overview is worked out from: where any of it changes, a number grows."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table, func, select
from sqlmodel import Session

from service.storage.tables.case_evaluation import CaseEvaluationRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_progress import CaseProgressRow, CaseReportRow
from service.storage.tables.duty_filing import DutyFilingRow
from service.storage.tables.park import ParkEventRow, ParkRow
from service.storage.tables.park_listing import ParkAppraisalRow, ParkListingRow

_COUNTED = (
    *(ParkRow, ParkEventRow, ParkAppraisalRow, ParkListingRow, DutyFilingRow),
    *(CaseReportRow, CaseEvaluationRow, CaseFileRow, CaseProgressRow),
)
_SUMMED = (
    *((ParkRow, "row_version"), (CaseReportRow, "seq"), (CaseEvaluationRow, "seq")),
    *((CaseFileRow, "version"), (CaseProgressRow, "version")),
)
"""Rows that are changed in place, by what of them only grows."""


@dataclass(frozen=True, slots=True)
class Versions:
    """registry: of parks, what happened to them, appraisals and listings; reports: of what was reported; evaluations:
    of the last evaluations of cases; cases: of their acts, and of what is kept of these beside them."""

    registry: tuple[int, ...]
    reports: tuple[int, ...]
    evaluations: tuple[int, ...]
    cases: tuple[int, ...]


def versions(session: Session) -> Versions:
    """As they are now, in one question."""
    counts = [select(func.count()).select_from(_table(one)).scalar_subquery() for one in _COUNTED]
    sums = [select(func.coalesce(func.sum(_table(one).c[name]), 0)).scalar_subquery() for one, name in _SUMMED]
    workbooks = select(func.count()).where(_table(CaseProgressRow).c.workbook != "").scalar_subquery()
    row = session.connection().execute(select(*counts, *sums, workbooks)).one()
    found = [int(number) for number in row]
    parks, events, appraisals, listings, filings, reports, evaluations, cases, told = found[: len(_COUNTED)]
    written, reported, evaluated, acts, told_acts, read = found[len(_COUNTED) :]
    return Versions(
        registry=(parks, written, events, appraisals, listings),
        reports=(filings, reports, reported),
        evaluations=(evaluations, evaluated),
        cases=(cases, acts, told, told_acts, read),
    )


def _table(row: type) -> Table:
    made: Table = row.__table__  # type: ignore[attr-defined]
    return made
