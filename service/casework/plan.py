"""Which version of the plan a case is judged by."""

from __future__ import annotations

from service.casework.acts.application import RecordPlan
from service.casework.acts.submission import ImportSubmission, StatedPlan
from service.casework.case import Case, Recorded


def plan_in_force(case: Case) -> Recorded[RecordPlan] | None:
    """The last version that was approved, None when none was."""
    approved = [one for one in case.of(RecordPlan) if one.act.approved]
    return approved[-1] if approved else None


def original_plan(case: Case) -> Recorded[RecordPlan] | None:
    """The first version that was approved: it is shown beside the one in force."""
    return next((one for one in case.of(RecordPlan) if one.act.approved), None)


def stated_in_force(submission: ImportSubmission) -> StatedPlan | None:
    """The last version that the workbook calls approved."""
    approved = [one for one in submission.plans if one.approved]
    return approved[-1] if approved else None


def same_plan(recorded: RecordPlan, stated: StatedPlan) -> bool:
    """Whether record and workbook speak of the same version and approval."""
    return (recorded.version, recorded.document, recorded.decided_on) == (
        stated.version,
        stated.document,
        stated.decided_on,
    )
