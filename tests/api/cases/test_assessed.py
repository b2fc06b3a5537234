"""The result of an evaluation: exact, with everything it rests on."""

from service.api.cases.assessed import ResultShown
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import FAILED, summary


def test_a_result_says_what_is_short_and_what_it_rests_on() -> None:
    shown = ResultShown.of(summary(Recommendation.RECTIFY, score="171/2")).model_dump(mode="json")
    assert (shown["recommendation"], shown["score"], shown["completeness"]) == ("限期整改", "171/2", "1")
    assert [one["rule"] for one in shown["failed"]] == [one.rule for one in FAILED]
    assert shown["digests"]["workbook"] == "w1"
    assert shown["deadline"] == "2026-09-01"
