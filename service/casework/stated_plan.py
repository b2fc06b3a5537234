"""What a workbook itself says of the plan and calls approved: claims, which count only with the approval on record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from service.casework.acts.submission import StatedAmendment, StatedChange, StatedPlan
from service.vocabulary.entry import Entry
from service.vocabulary.submission import Amendment, PlanVersion, ProjectRow, Submission

_APPROVED = "approved"
_CHANGED = ("replaced", "cancelled")


def stated_plans(submission: Submission) -> tuple[StatedPlan, ...]:
    """Every version, in the order of the workbook."""
    return tuple(_version(row) for row in submission.plan.versions)


def stated_amendments(submission: Submission) -> tuple[StatedAmendment, ...]:
    """Every amendment that is called approved, in the order of the workbook."""
    return tuple(_amendment(row) for row in submission.plan.amendments if row.approval.value == _APPROVED)


def changed_projects(submission: Submission) -> tuple[ProjectRow, ...]:
    """Every project that is called replaced or cancelled, with approval or without."""
    return tuple(row for row in submission.projects if row.status.value in _CHANGED)


def stated_changes(submission: Submission) -> tuple[StatedChange, ...]:
    """Every change of a project that is called approved, in the order of the workbook."""
    changed = (row for row in changed_projects(submission) if row.change_approval.value == _APPROVED)
    return tuple(
        StatedChange(
            project=_text(row.name), replaced=row.status.value == "replaced", place=str(row.change_approval.cell)
        )
        for row in changed
    )


def stated_projects(submission: Submission) -> tuple[str, ...]:
    """The names of all projects."""
    return tuple(_text(row.name) for row in submission.projects if row.name.present)


def _version(row: PlanVersion) -> StatedPlan:
    return StatedPlan(
        version=_text(row.version),
        approved=row.approval.value == _APPROVED,
        authority=_text(row.authority),
        document=_text(row.document),
        decided_on=_day(row.approved_on),
        place=str(row.approval.cell),
    )


def _amendment(row: Amendment) -> StatedAmendment:
    new = row.new.entry
    return StatedAmendment(
        what="base" if row.kind.value == "base" else "target",
        code=_text(row.code),
        new=new.cell.raw.strip(),
        value=new.value if isinstance(new.value, Decimal) else None,
        document=_text(row.document),
        decided_on=_day(row.approved_on),
        place=str(row.approval.cell),
    )


def _text(entry: Entry) -> str:
    return str(entry.value).strip() if entry.present else ""


def _day(entry: Entry) -> date | None:
    return entry.value if isinstance(entry.value, date) else None
