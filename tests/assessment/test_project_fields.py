"""The fields of a key project."""

from typing import Any

import pytest

from service.assessment.project_fields import project_field, registry
from service.assessment.situation import Situation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import Plan, PlanVersion, ProjectRow
from tests.assessment.builders import a_cover, a_project_row, a_situation, a_submission, a_version


def case(*rows: ProjectRow, versions: tuple[PlanVersion, ...] = (), year: int | None = 2025) -> Situation:
    return a_situation(a_submission(projects=rows, plan=Plan(versions=versions), cover=a_cover(year=year)))


def field(asked: str, /, *others: ProjectRow, **fields: Any) -> Fact:
    row = a_project_row(**fields)
    situation = case(row, *others, versions=(a_version(on="2022-03-01"),))
    return project_field(situation, row, registry(situation), asked)


@pytest.mark.parametrize(
    ("status", "approval", "code"),
    [
        ("done", None, "done"),
        ("trial", "approved", "trial"),
        ("cancelled", "approved", "cancelled_approved"),
        ("cancelled", "not_approved", "cancelled_not_approved"),
        ("replaced", None, "replaced_unstated"),
    ],
)
def test_a_cancelled_or_replaced_project_says_whether_that_was_approved(
    status: str, approval: str | None, code: str
) -> None:
    fact = field("status", status=status, change_approval=approval)
    assert fact.value == code


def test_approval_is_read_only_where_something_changed() -> None:
    assert len(field("status", status="done").cells()) == 1
    assert len(field("status", status="cancelled").cells()) == 2
    assert field("status", status=None).state is State.MISSING


def test_what_is_stated_is_taken_over() -> None:
    assert field("paid_investment", paid_investment="12.5").number == Quotient.of("12.5")
    assert field("paid_investment", paid_investment="12.5").unit == "万元"
    assert field("finished_on", finished_on=None).state is State.MISSING
    assert field("task").value == "symbiosis"
    assert (field("ledger", ledger="T-1").value, field("ledger").value) == ("given", "absent")


def test_a_name_or_ledger_used_twice_is_a_duplicate() -> None:
    other = a_project_row(name="余热利用", ledger="T-1")
    assert field("duplicate", other, name=" 余热利用").value == "yes"
    assert field("duplicate", other, name="别的", ledger="T-1 ").value == "yes"
    assert field("duplicate", other, name="别的", ledger="T-2").value == "no"
    assert field("duplicate", other, name="别的", ledger=None, status="cancelled").value == "no"
    assert field("duplicate", other, name=None).state is State.MISSING
    assert field("duplicate", other, name=None, ledger="T-1").value == "yes"
    assert other.name.cell in field("duplicate", other).cells()


@pytest.mark.parametrize("status", ["done", "building", "not_started", None])
def test_without_a_ledger_number_it_cannot_be_told_that_a_project_is_no_duplicate(status: str | None) -> None:
    """A number taken out would otherwise take the question with it."""
    row = a_project_row(name="别的", ledger=None, status=status)
    other = a_project_row(name="余热利用", ledger="T-1")
    situation = case(row, other)
    fact = project_field(situation, row, registry(situation), "duplicate")
    assert (fact.state, fact.note) == (State.MISSING, "缺少台账编号，无法核对是否重复")
    assert {row.ledger.cell, row.status.cell} <= set(fact.cells())


@pytest.mark.parametrize(
    ("finished", "code"),
    [("2022-02-28", "before_approval"), ("2022-03-01", "ok"), ("2025-12-31", "ok"), ("2026-01-01", "after_period")],
)
def test_a_finished_project_is_finished_within_the_time_of_the_plan(finished: str, code: str) -> None:
    assert field("timing", finished_on=finished).value == code


def test_timing_needs_dates_only_of_what_is_done() -> None:
    assert field("timing", finished_on=None).state is State.MISSING
    assert field("timing", status="building", finished_on=None).value == "ok"
    assert field("timing", status=None).state is State.MISSING
    row = a_project_row()
    for situation in (case(row), case(row, versions=(a_version(),), year=None)):
        assert project_field(situation, row, registry(situation), "timing").state is State.MISSING


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        field("colour")
