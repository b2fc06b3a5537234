"""Which cases are open to experts: those that have come before them, but for whoever is recused from one as a whole."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlmodel import Session, col, select

from service.access.scope import Scope
from service.casework.acts.act import Act
from service.casework.acts.evaluation import PreAssess
from service.casework.acts.site_visit import Recuse
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_file import CaseFileRow

_ID: Any = col(CaseFileRow.id)


def come_far_enough(scope: Scope) -> ColumnElement[bool]:
    """As early(), as a condition of the database: whoever does not see early cases sees those that are none."""
    if scope.early:
        return true()
    return and_(_ID.in_(_visited()), _ID.not_in(_recused(scope.expert)))


def early(session: Session, case_id: str = "", expert: int = 0) -> frozenset[str]:
    """The ids of the cases, or of this one alone, that are not open to experts: no pre-assessment has opened a site
    visit yet; nor to this one (person id) where they are recused."""
    closed = or_(_ID.not_in(_visited()), _ID.in_(_recused(expert)) if expert else false())
    chosen = select(CaseFileRow.id).where(closed)
    return frozenset(session.exec(chosen.where(case_id == _ID) if case_id else chosen))


def _visited() -> Any:
    """The cases that have come before the experts."""
    return select(CaseActRow.case_id).where(_is(PreAssess))


def _recused(expert: int) -> Any:
    """The cases from which an expert is recused as a whole, by the canonical JSON of the act: within a text a quote is
    never written like one of a key."""
    payload = col(CaseActRow.payload)
    theirs = payload.contains(f'"expert":{expert},', autoescape=True)
    return select(CaseActRow.case_id).where(_is(Recuse), theirs, payload.contains('"items":[]', autoescape=True))


def _is(act: type[Act]) -> Any:
    return CaseActRow.kind == act.__dataclass_fields__["kind"].default
