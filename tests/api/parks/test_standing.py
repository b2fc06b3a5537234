"""Listing: what conditions give, and what is asked of the use cases."""

from datetime import date

from service.api.parks.standing import AppraisalGiven, EligibilityShown, ListingGiven, TermsShown
from service.casework.eligibility import eligibility
from service.vocabulary.listing import Answer, Appraisal, Condition, ListingTerms

TERMS = ListingTerms(
    "t",
    "145",
    "",
    "条件",
    "文",
    None,
    ("自愿",),
    (Condition("a", "甲", "文", "official"), Condition("b", "乙", "文", "official")),
)


def test_an_open_condition_is_no_failed_one() -> None:
    appraisal = Appraisal("P", "145", {"a": Answer.NO}, date(2022, 1, 1), "文", "停产")
    shown = EligibilityShown.of(eligibility(TERMS, appraisal), appraisal)
    assert (shown.answer.code, [one.id for one in shown.failed], [one.id for one in shown.open]) == ("no", ["a"], ["b"])
    assert shown.appraisal is not None
    assert shown.appraisal.answers == {"a": Answer.NO}
    assert EligibilityShown.of(eligibility(TERMS, None), None).answer.code == "unknown"
    assert [one.text for one in TermsShown.of(TERMS).conditions] == ["甲", "乙"]


def test_what_is_asked_of_the_use_cases() -> None:
    ground = {"seen": 2, "on": "2022-01-01", "document": "文"}
    appraising = AppraisalGiven.model_validate({**ground, "answers": {"a": "yes"}}).asked("P")
    assert (appraising.park, appraising.answers, appraising.seen) == ("P", {"a": Answer.YES}, 2)
    deciding = ListingGiven.model_validate({**ground, "listed": False, "reason": "退出"}).asked("P")
    assert (deciding.listed, deciding.reason, deciding.on) == (False, "退出", date(2022, 1, 1))
