"""Parts, approval, reports due and filed, and the answers of experts and assessors."""

from datetime import date
from typing import Any

import pytest

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, text, value
from service.engine.reference.plan import PARK, answer, answers, days, plan_value
from service.rulelang.pack import Rule
from service.vocabulary.judgements import Judgements, Opinion
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import Plan
from tests.assessment.builders import (
    a_cover,
    a_part,
    a_report,
    a_ruling,
    a_submission,
    a_version,
    an_opinion,
    in_state,
)
from tests.assessment.pack_builders import a_manual, a_pack, a_parameter, a_rule


def inputs(told: dict[str, Known] | None = None, judgements: Judgements | None = None, **other: Any) -> Inputs:
    return Inputs(a_submission(**other), judgements or Judgements(), a_pack(), told or {})


def plan(name: str, *versions: Any, parts: tuple[Any, ...] = (), **other: Any) -> Known:
    return plan_value(inputs(plan=Plan(parts, versions), **other), name)


def test_parts_are_counted_when_all_are_stated() -> None:
    assert plan("parts_present", parts=(a_part("situation"), a_part("tasks", "no"), a_part("other"))) == value(1)
    assert plan("parts_present", parts=(a_part("situation"), a_part("tasks", None))) == MISSING
    assert plan("parts_present", parts=(a_part("situation"),)) == MISSING


def test_one_approved_version_is_enough() -> None:
    refused, approved = a_version("not_approved"), a_version()
    assert plan("approval", refused, approved) == text("approved")
    assert plan("approval", refused, a_version(None)) == text("not_approved")
    assert plan("approval", a_version(None)) == plan("approval") == MISSING


def test_the_earliest_approval_counts_and_each_needs_its_date() -> None:
    early, late = a_version(on="2022-03-01"), a_version(on="2023-03-01")
    assert plan("approved_on", late, early).day == date(2022, 3, 1)
    assert plan("approved_on", early, a_version(on=None)) == MISSING
    assert plan("approved_on", a_version("not_approved")) == MISSING


@pytest.mark.parametrize(
    ("approved", "evaluated", "due"),
    [("2022-03-01", "2026-06-30", 4), ("2020-03-01", "2026-06-30", 4), ("2024-12-31", "2025-12-31", 1),
     ("2024-12-31", "2026-01-01", 2), ("2026-01-01", "2026-06-30", 0)],
)  # fmt: skip
def test_a_report_is_due_for_each_full_year_since_approval(approved: str, evaluated: str, due: int) -> None:
    assert plan("years_due", a_version(on=approved), cover=a_cover(on=evaluated)) == value(due)


def test_without_its_dates_or_parameter_nothing_is_known_to_be_due() -> None:
    assert plan("years_due") == plan("years_due", a_version(), cover=a_cover(on=None)) == MISSING
    pack = a_pack(parameters={"first_progress_year": a_parameter("first_progress_year", "2022.5")})
    submission = a_submission(plan=Plan(versions=(a_version(),)))
    assert plan_value(Inputs(submission, Judgements(), pack), "years_due") == MISSING
    assert plan_value(Inputs(submission, Judgements(), a_pack(parameters={})), "years_due") == MISSING


def test_filed_reports_of_the_due_years() -> None:
    filed = [a_report(year) for year in (2022, 2023)]
    rest = [a_report(2024, "no"), a_report(2025, "no"), a_report(2019)]
    assert plan("years_reported", a_version(), progress=(*filed, *rest)) == value(2)
    assert plan("years_reported", a_version(), progress=(*filed, a_report(2024, "no"))) == MISSING
    twice = (a_report(2023, "no"), *rest, *filed)
    assert plan("years_reported", a_version(), progress=twice) == MISSING
    assert plan("years_reported", a_version(), progress=(*filed, *rest, a_report(2022))) == value(2)
    assert plan("years_reported") == MISSING


def test_what_an_example_tells_of_the_plan() -> None:
    assert plan_value(inputs({"plan.approved_on": value(date(2023, 1, 1))}), "years_due") == value(3)
    assert plan_value(inputs({"approval": text("approved")}), "approval") == text("approved")
    with pytest.raises(KeyError):
        plan_value(inputs(), "approoval")


def test_days_may_be_negative() -> None:
    early, late = value(date(2024, 2, 28)), value(date(2024, 3, 1))
    assert (days(early, late), days(late, early)) == (value(2), value(-2))
    assert days(early, DISPUTED) == DISPUTED


def asked(by: str = "expert", not_applicable: tuple[str, ...] = ()) -> Rule:
    return a_rule("answer", subjects=("item:T-01",), manual=a_manual(by), not_applicable=not_applicable)


def said(*words: str | None, by: Attestor = Attestor.EXPERT) -> tuple[Opinion, ...]:
    return tuple(an_opinion(word, by) for word in words)


def found(rule: Rule, *opinions: Opinion, ruling: str | None = None) -> Known:
    excused = {} if ruling is None else {"T-01": a_ruling(ruling)}
    return answer(inputs(judgements=Judgements(opinions={"T-01": opinions}, not_applicable=excused)), rule)


@pytest.mark.parametrize(
    ("words", "result"),
    [
        (("符合", "符合", "不符合"), text("符合")),
        (("符合", "符合", "不符合", "不符合"), DISPUTED),
        (("符合", "基本符合", "不符合"), DISPUTED),
        (("符合", "符合"), MISSING),
        (("符合", "符合", None), MISSING),
        (("符合", "符合", "也许"), MISSING),
        ((), MISSING),
    ],
)
def test_a_strict_majority_of_enough_experts(words: tuple[str | None, ...], result: Known) -> None:
    assert found(asked(), *said(*words)) == result


def test_only_those_who_may_answer_are_heard() -> None:
    experts, others = said("符合", "符合"), said("符合", by=Attestor.PARK) + said("符合", by=Attestor.ASSESSOR)
    assert found(asked(), *experts, *others) == MISSING
    assert answers(inputs(judgements=Judgements(opinions={"T-01": experts + others})), asked()) == ["符合", "符合"]
    assert found(asked("assessor"), *experts) == MISSING


def test_assessors_must_agree() -> None:
    assert found(asked("assessor"), *said("符合", "符合", by=Attestor.ASSESSOR)) == text("符合")
    assert found(asked("assessor"), *said("符合", "不符合", by=Attestor.ASSESSOR)) == DISPUTED


def test_a_ruling_excuses_only_where_the_rule_allows_it() -> None:
    yes = said("符合", "符合", "符合")
    assert found(asked(not_applicable=("无",)), *yes, ruling="yes") == NOT_APPLICABLE
    assert found(asked(not_applicable=("无",)), *yes, ruling="no") == text("符合")
    assert found(asked(), *yes, ruling="yes") == text("符合")


def test_without_the_parameter_no_number_of_experts_is_enough() -> None:
    judged = Judgements(opinions={"T-01": said("符合", "符合", "符合")})
    assert answer(Inputs(a_submission(), judged, a_pack(parameters={})), asked()) == MISSING


def test_a_disputed_part_leaves_the_count_disputed() -> None:
    parts = (a_part("situation"), a_part("tasks", in_state(State.DISPUTED)))  # type: ignore[arg-type]
    assert plan("parts_present", parts=parts) == DISPUTED


def test_the_region_is_what_the_cover_says() -> None:
    assert PARK["region"](inputs(cover=a_cover(region="京津冀"))) == text("京津冀")
    assert PARK["region"](inputs()) == MISSING
    assert PARK["region"](inputs(cover=a_cover(region=in_state(State.DISPUTED)))) == DISPUTED
