"""The plan: parts, approval, and which yearly reports are due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.plan_facts import parameter, plan_fact
from service.assessment.situation import Situation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import Plan, PlanVersion, ProgressRow
from tests.assessment.builders import a_cover, a_part, a_report, a_situation, a_submission, a_version
from tests.assessment.pack_builders import a_pack


def case(*versions: PlanVersion, on: str | None = "2026-06-30", progress: tuple[ProgressRow, ...] = ()) -> Situation:
    submission = a_submission(plan=Plan(versions=versions), cover=a_cover(on=on), progress=progress)
    return a_situation(submission)


def parts(*rows: tuple[str, str | None]) -> Fact:
    plan = Plan(parts=tuple(a_part(code, present) for code, present in rows))
    return plan_fact(a_situation(a_submission(plan=plan)), "parts_present")


def test_parts_are_counted_once_all_are_stated() -> None:
    assert parts(("situation", "yes"), ("tasks", "no")).number == Quotient.of(1)
    for incomplete in (parts(("situation", "yes")), parts(("situation", "yes"), ("tasks", None))):
        assert incomplete.state is State.MISSING
        assert "主要任务" in incomplete.note


def test_one_approved_version_is_enough_and_silence_is_missing() -> None:
    assert plan_fact(case(a_version("not_approved"), a_version()), "approval").value == "approved"
    assert plan_fact(case(a_version(None), a_version("not_approved")), "approval").value == "not_approved"
    assert plan_fact(case(a_version(None)), "approval").state is State.MISSING
    assert plan_fact(case(), "approval").state is State.MISSING


def test_approved_on_is_the_earliest_date_and_needs_all_dates() -> None:
    rejected = a_version("not_approved", "2021-01-01")
    made = plan_fact(case(a_version(on="2022-08-01"), a_version(on="2022-03-01"), rejected), "approved_on")
    assert str(made.value) == "2022-03-01"
    assert plan_fact(case(a_version(), a_version(on=None)), "approved_on").state is State.MISSING
    assert plan_fact(case(rejected), "approved_on").state is State.MISSING


@pytest.mark.parametrize(
    ("approved", "evaluated", "due"),
    [
        ("2022-03-01", "2026-01-01", 4),
        ("2022-03-01", "2025-12-31", 3),
        ("2020-03-01", "2026-01-01", 4),
        ("2024-12-31", "2026-01-01", 2),
        ("2022-03-01", "2031-01-01", 4),
        ("2026-03-01", "2026-06-01", 0),
    ],
)
def test_reports_are_due_from_approval_to_the_last_full_year(approved: str, evaluated: str, due: int) -> None:
    assert plan_fact(case(a_version(on=approved), on=evaluated), "years_due").number == Quotient.of(due)


def test_years_due_need_approval_and_date() -> None:
    assert plan_fact(case(), "years_due").state is State.MISSING
    assert plan_fact(case(a_version(), on=None), "years_due").state is State.MISSING
    assert plan_fact(case(), "years_reported").state is State.MISSING


@given(said=st.lists(st.sampled_from(["yes", "no", None]), min_size=4, max_size=4))
def test_reported_years_are_known_when_every_due_year_is_stated(said: list[str | None]) -> None:
    rows = tuple(a_report(2022 + i, word) for i, word in enumerate(said))
    fact = plan_fact(case(a_version(), progress=(*rows, a_report(2030), a_report(None))), "years_reported")
    if None in said:
        assert fact.state is State.MISSING
    else:
        assert fact.number == Quotient.of(said.count("yes"))


def test_contradicting_or_missing_rows_are_missing() -> None:
    rows = tuple(a_report(year) for year in range(2022, 2026))
    assert plan_fact(case(a_version(), progress=rows), "years_reported").number == Quotient.of(4)
    assert plan_fact(case(a_version(), progress=rows[:3]), "years_reported").state is State.MISSING
    torn = plan_fact(case(a_version(), progress=(*rows, a_report(2025, "no"))), "years_reported")
    assert torn.state is State.MISSING
    assert "前后矛盾" in torn.note


def test_parameters_are_rule_made_numbers_or_missing() -> None:
    assert parameter(a_situation(), "first_progress_year").number == Quotient.of(2022)
    bare = a_situation(pack=a_pack(parameters={}))
    assert parameter(bare, "first_progress_year").state is State.MISSING


def test_an_example_may_give_an_attribute_of_the_plan() -> None:
    given_approval = Fact("x", State.VALUE, "approved")
    for name in ("plan.approval", "approval"):
        assert plan_fact(a_situation(given={name: given_approval}), "approval").value == "approved"
