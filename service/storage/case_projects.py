"""The major projects that the last workbook of each case states, kept beside the case for lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, Table, and_, delete, func, insert, select, update
from sqlmodel import Session

from service.access.scope import Scope
from service.casework.acts.submission import ImportSubmission
from service.storage.present_names import PRESENT_NAME
from service.storage.scoped import within
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_progress import CaseProgressRow
from service.storage.tables.case_project import CaseProjectRow
from service.vocabulary.entry import Entry
from service.vocabulary.exact import plain, shortest
from service.vocabulary.submission import ProjectRow

_CASES: Table = CaseFileRow.__table__  # type: ignore[attr-defined]
_ACTS: Table = CaseActRow.__table__  # type: ignore[attr-defined]
_PROGRESS: Table = CaseProgressRow.__table__  # type: ignore[attr-defined]
_PROJECTS: Table = CaseProjectRow.__table__  # type: ignore[attr-defined]
_IMPORT = ImportSubmission.__dataclass_fields__["kind"].default
_DIGITS = 24
"""Before the point: more than any amount has."""
UNDER_WAY = ("done", "trial", "building")
"""What is or will be there: neither given up nor not begun."""


@dataclass(frozen=True, slots=True)
class MajorProject:
    """A project with the figures that speak for it: planned and paid investment (万元), energy saved (tce a year); None
    where the workbook states none."""

    case_id: str
    park_name: str
    name: str
    owner: str
    task: str
    status: str
    planned: Decimal | None
    paid: Decimal | None
    saving: Decimal | None


def keep_projects(session: Session, case_id: str, workbook: str, projects: Iterable[ProjectRow]) -> None:
    """Keep those of a workbook (digest) in place of those before; of a case whose progress is kept, in a writing
    transaction."""
    connection = session.connection()
    connection.execute(delete(_PROJECTS).where(_PROJECTS.c.case_id == case_id))
    rows = [_row(case_id, position, one) for position, one in enumerate(projects, start=1)]
    if rows:
        connection.execute(insert(_PROJECTS), rows)
    connection.execute(update(_PROGRESS).where(_PROGRESS.c.case_id == case_id).values(workbook=workbook))


def projects_behind(session: Session) -> tuple[str, ...]:
    """The ids of the cases that have a workbook and of none the projects."""
    imported = select(_ACTS.c.case_id).where(_ACTS.c.kind == _IMPORT)
    chosen = select(_PROGRESS.c.case_id).where(_PROGRESS.c.workbook == "", _PROGRESS.c.case_id.in_(imported))
    return tuple(session.connection().execute(chosen.order_by(_PROGRESS.c.case_id)).scalars())


def supportable(session: Session, programme: str, scope: Scope) -> tuple[MajorProject, ...]:
    """The projects of a programme, of the cases that the scope covers, that are there or being built, state what energy
    they save, and count in no other programme: those that save most first."""
    return tuple(map(_project, session.connection().execute(_ordered(programme, scope))))


def most_saving(session: Session, programme: str, scope: Scope, most: int) -> tuple[tuple[MajorProject, ...], int]:
    """The first of supportable(), and how many there are in all."""
    every = _wanted(select(func.count()), programme, scope).scalar_subquery()
    ordered = _ordered(programme, scope).add_columns(every.label("total")).limit(most)
    rows = session.connection().execute(ordered).all()
    return tuple(map(_project, rows)), rows[0].total if rows else 0


def _ordered(programme: str, scope: Scope) -> Select[Any]:
    columns = [_PROJECTS.c[name] for name in MajorProject.__slots__ if name != "park_name"]
    chosen = _wanted(select(*columns, PRESENT_NAME), programme, scope)
    return chosen.order_by(_PROJECTS.c.rank.desc(), _PROJECTS.c.case_id, _PROJECTS.c.position)


def _wanted(chosen: Select[Any], programme: str, scope: Scope) -> Select[Any]:
    covered = within(scope, _CASES.c.jurisdiction, _CASES.c.city, _CASES.c.park)
    good = and_(_PROJECTS.c.status.in_(UNDER_WAY), _PROJECTS.c.rank != "", _PROJECTS.c.elsewhere.is_(False))
    joined = _PROJECTS.join(_CASES, _CASES.c.id == _PROJECTS.c.case_id)
    return chosen.select_from(joined).where(good, _CASES.c.programme == programme, covered)


def _row(case_id: str, position: int, of: ProjectRow) -> dict[str, object]:
    saving = _amount(of.energy_saving)
    return {
        "case_id": case_id,
        "position": position,
        "name": _text(of.name),
        "owner": _text(of.owner),
        "task": _text(of.task),
        "status": _text(of.status),
        "planned": _written(_amount(of.planned_investment)),
        "paid": _written(_amount(of.paid_investment)),
        "saving": _written(saving),
        "elsewhere": _text(of.elsewhere) == "yes",
        "rank": amount_rank(saving) if saving is not None and saving > 0 else "",
    }


def amount_rank(amount: Decimal) -> str:
    """A positive amount in digits that sort as the amounts do."""
    whole, _, rest = shortest(amount).partition(".")
    return f"{whole:>0{_DIGITS}}.{rest}"


def _text(entry: Entry) -> str:
    return entry.value if entry.present and isinstance(entry.value, str) else ""


def _amount(entry: Entry) -> Decimal | None:
    return entry.value if entry.present and isinstance(entry.value, Decimal) else None


def _written(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _project(row: Any) -> MajorProject:
    amounts = {name: None if (text := getattr(row, name)) is None else Decimal(text) for name in _AMOUNTS}
    return MajorProject(row.case_id, row.park_name, row.name, row.owner, row.task, row.status, **amounts)


_AMOUNTS = ("planned", "paid", "saving")
