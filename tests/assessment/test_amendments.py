"""方案调整: which change counts, and what is said of all of them."""

from service.assessment.amendments import amendment_status, amendments
from service.assessment.views import IndicatorView, indicator_view
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import Amendment, Plan
from tests.assessment.builders import a_cover, a_situation, a_submission, an_amendment

STANDING = Fact("目标值", State.MISSING)


def view(*changes: Amendment, on: str | None = "2026-06-30") -> IndicatorView:
    submission = a_submission(plan=Plan(amendments=changes), cover=a_cover(on=on))
    return indicator_view(a_situation(submission), "intensity")


def test_nothing_amended_names_the_value_that_stands() -> None:
    fact = amendment_status(view(an_amendment("1", kind="base")), "target", STANDING)
    assert (fact.value, fact.operands) == ("none", (STANDING,))


def test_all_must_be_approved_by_the_evaluation_date() -> None:
    early, late = an_amendment("1"), an_amendment("2", on="2026-06-30")
    assert amendment_status(view(early, late), "target", STANDING).value == "approved"
    for odd in (an_amendment("3", on="2026-07-01"), an_amendment("3", approval=None), an_amendment("3", on=None)):
        fact = amendment_status(view(early, odd), "target", STANDING)
        assert fact.value == "unapproved"
        assert odd.approval.cell in fact.cells()
    assert amendment_status(view(early, on=None), "target", STANDING).value == "unapproved"


def test_of_one_day_the_later_row_counts() -> None:
    first, second, before = an_amendment("1"), an_amendment("2"), an_amendment("3", on="2023-04-30")
    assert amendments(view(first, second, before), "target").in_force is second
    assert amendments(view(before, on=None), "target").in_force is None
    assert amendments(view(), "target").operands == ()
