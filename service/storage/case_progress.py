"""What each case tells of its park, kept beside it: milestones, yearly reports, difficulties that are not solved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, and_, delete, func, insert, or_, select, update
from sqlmodel import Session

from service.access.scope import Scope
from service.casework.acts.carrying_out import ReportProgress
from service.casework.case import Case
from service.casework.milestones import milestones
from service.casework.progress import open_difficulties
from service.storage.present_names import PRESENT_NAME
from service.storage.scoped import within
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_progress import CaseDifficultyRow, CaseProgressRow, CaseReportRow

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_PROGRESS: Table = CaseProgressRow.__table__  # type: ignore[attr-defined]
_DIFFICULTIES: Table = CaseDifficultyRow.__table__  # type: ignore[attr-defined]
_REPORTS: Table = CaseReportRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class OpenDifficulty:
    """A difficulty that is not solved, and whether any support was given."""

    case_id: str
    park_name: str
    year: int
    raised_on: date
    text: str
    supported: bool


@dataclass(frozen=True, slots=True)
class YearReport:
    """The first report of a park on a year. park: id; seq: number of the act."""

    park: str
    jurisdiction: str
    year: int
    filed_on: date
    seq: int


def keep_progress(session: Session, case_id: str, case: Case) -> None:
    """Keep what the acts tell in place of what they told before; in the transaction of the act."""
    connection, own = session.connection(), milestones(case_id, case.state, case.acts)
    told = {"version": case.version, "carried_out": own.carried_out, "accepted": own.accepted}
    found = connection.execute(update(_PROGRESS).where(_PROGRESS.c.case_id == case_id).values(**told))
    if found.rowcount != 1:
        connection.execute(insert(_PROGRESS), {"case_id": case_id, "workbook": "", **told})
    for table, rows in ((_DIFFICULTIES, list(_difficulties(case_id, case))), (_REPORTS, list(_reports(case_id, case)))):
        connection.execute(delete(table).where(table.c.case_id == case_id))
        if rows:
            connection.execute(insert(table), rows)


def progress_behind(session: Session) -> tuple[str, ...]:
    """The ids of the cases of whose acts not all are told here."""
    joined = _CASES.outerjoin(_PROGRESS, _PROGRESS.c.case_id == _CASES.c.id)
    missing = or_(_PROGRESS.c.version.is_(None), _PROGRESS.c.version != _CASES.c.version)
    chosen = select(_CASES.c.id).select_from(joined).where(missing).order_by(_CASES.c.id)
    return tuple(session.connection().execute(chosen).scalars())


def difficulties_open(session: Session, programme: str, scope: Scope) -> tuple[OpenDifficulty, ...]:
    """Of the cases of a programme that the scope covers, those raised first first."""
    columns = [_DIFFICULTIES.c[name] for name in ("case_id", "year", "raised_on", "text", "supported")]
    chosen = _of_cases(select(*columns, PRESENT_NAME), _DIFFICULTIES, programme, scope)
    ordered = chosen.order_by(*(_DIFFICULTIES.c[name] for name in ("raised_on", "case_id", "report", "place")))
    return tuple(
        OpenDifficulty(row.case_id, row.park_name, row.year, row.raised_on, row.text, row.supported)
        for row in session.connection().execute(ordered)
    )


def difficulties_counted(session: Session, programme: str, scope: Scope) -> tuple[int, int]:
    """How many difficulties_open() has, and how many of them without any support."""
    unsupported = func.count().filter(_DIFFICULTIES.c.supported.is_(False))
    counts: list[Any] = [func.count(), unsupported]
    chosen = _of_cases(select(*counts), _DIFFICULTIES, programme, scope)
    every, without = session.connection().execute(chosen).one()
    return every, without


def reports_made(session: Session, programme: str, scope: Scope) -> tuple[YearReport, ...]:
    """The yearly reports that the cases of a programme record, of those that the scope covers."""
    columns = (_CASES.c.park, _CASES.c.jurisdiction, _REPORTS.c.year, _REPORTS.c.filed_on, _REPORTS.c.seq)
    chosen = _of_cases(select(*columns), _REPORTS, programme, scope)
    return tuple(YearReport(*row) for row in session.connection().execute(chosen))


def _of_cases(chosen: Select[Any], table: Table, programme: str, scope: Scope) -> Select[Any]:
    covered = within(scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    joined = table.join(_CASES, _CASES.c.id == table.c.case_id)
    return chosen.select_from(joined).where(and_(_CASES.c.programme == programme, covered))


def _difficulties(case_id: str, case: Case) -> Iterator[dict[str, object]]:
    for one in open_difficulties(case):
        yield {
            "case_id": case_id,
            "report": one.report.seq,
            "place": one.place,
            "year": one.report.act.year,
            "raised_on": one.report.act.filed_on,
            "text": one.text,
            "supported": bool(one.support),
        }


def _reports(case_id: str, case: Case) -> Iterator[dict[str, object]]:
    first = {one.act.year: one for one in reversed(case.of(ReportProgress))}
    for year, one in sorted(first.items()):
        yield {"case_id": case_id, "year": year, "filed_on": one.act.filed_on, "seq": one.seq}
