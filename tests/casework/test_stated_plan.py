"""What a workbook claims of the plan: only what it calls approved, with where it says so."""

from datetime import date
from decimal import Decimal

from service.casework.acts.submission import StatedAmendment, StatedChange
from service.casework.stated_plan import (
    changed_projects,
    stated_amendments,
    stated_changes,
    stated_plans,
    stated_projects,
)
from tests.assessment.builders import a_project_row, blank
from tests.casework.test_plan_comparison import AMENDED, PROJECTS, amended, stated, workbook


def test_every_version_is_carried_with_its_approval() -> None:
    first, second = stated_plans(workbook(versions=(stated(), stated("2", approval=blank()))))
    assert (first.version, first.approved, first.decided_on) == ("1", True, date(2022, 5, 1))
    assert (second.version, second.approved) == ("2", False)


def test_only_approved_amendments_are_claims() -> None:
    refused = amended("0.5", approval="not_approved")
    (claim,) = stated_amendments(workbook(amendments=(AMENDED, refused, amended("0.5", approval=None))))
    place = str(AMENDED.approval.cell)
    day = date(2023, 5, 1)
    raw = AMENDED.new.entry.cell.raw.strip()
    assert claim == StatedAmendment(
        what="target", code="intensity", new=raw, value=Decimal("0.42"), document="发改〔2023〕5号", decided_on=day,
        place=place,
    )  # fmt: skip


def test_only_approved_changes_of_projects_are_claims() -> None:
    dropped = a_project_row(name="管廊", status="cancelled")
    submission = workbook(projects=(*PROJECTS, dropped))
    place = str(PROJECTS[0].change_approval.cell)
    assert stated_changes(submission) == (StatedChange(project="余热利用", replaced=True, place=place),)
    assert changed_projects(submission) == (PROJECTS[0], dropped)
    assert stated_projects(submission) == ("余热利用", "光伏", "管廊")
