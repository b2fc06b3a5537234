"""An item to put right opens what its finding rests on, and never what the plan promised."""

import pytest

from service.assessment.reopened import reopens
from service.intake.places import ALWAYS_OPEN
from service.vocabulary.assessment import Assessment
from service.vocabulary.finding import Finding
from service.vocabulary.submission import Submission
from tests.assessment.cases import case


def rectify() -> tuple[Assessment, Submission]:
    of = case("rectify")
    return of.assessment(), of.submission()


def finding_about(assessment: Assessment, subject: str) -> Finding:
    return next(f for f in assessment.findings if f.subject == subject and f.cells() and f.theme != "credibility")


def test_an_indicator_opens_its_own_row_and_the_raw_data_it_is_computed_from() -> None:
    assessment, submission = rectify()
    opened = reopens(assessment, submission, [finding_about(assessment, "indicator:energy_intensity").key])
    assert opened == ("energy_intensity", "energy_total", "gdp", *sorted(ALWAYS_OPEN))


def test_the_portfolio_opens_the_projects_and_the_plan_only_what_is_about_it() -> None:
    assessment, submission = rectify()
    assert "projects" in reopens(assessment, submission, [finding_about(assessment, "portfolio").key])
    assert "plan" not in reopens(assessment, submission, [finding_about(assessment, "portfolio").key])
    assert "plan" in reopens(assessment, submission, [finding_about(assessment, "plan").key])


def test_a_check_opens_what_the_park_says_of_it() -> None:
    assessment, submission = rectify()
    item = next(f for f in assessment.findings if f.subject.startswith("item:") and f.rule in submission.measures)
    assert reopens(assessment, submission, [item.key]) == (item.rule, *sorted(ALWAYS_OPEN))


def test_no_item_of_an_example_opens_a_target() -> None:
    assessment, submission = rectify()
    items = [(item.rule, item.subject) for item in assessment.rectification]
    opened = reopens(assessment, submission, items)
    assert len(opened) > len(ALWAYS_OPEN)
    assert not any(code.startswith("target:") or code == "cover" for code in opened)


def test_an_item_that_is_no_finding_opens_nothing() -> None:
    assessment, submission = rectify()
    with pytest.raises(KeyError):
        reopens(assessment, submission, [("TG-99", "case")])
