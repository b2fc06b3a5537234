"""What rules may conclude depends on their theme."""

import pytest

from service.authoring.problem import Mistake
from service.rulelang.parse.outcomes import outcome_key, possible_outcomes, require_outcome, row_outcomes
from service.vocabulary.finding import Theme


def test_rows() -> None:
    judging = ("met", "nearly_met", "unmet", "manual", "not_evaluable")
    assert row_outcomes(Theme.TARGETS) == row_outcomes(Theme.PROCEDURE) == judging
    assert row_outcomes(Theme.CREDIBILITY) == ("ok", "question")
    assert row_outcomes(Theme.GATES) == ("met", "unmet")
    assert row_outcomes(Theme.DECISION) == ("通过", "限期整改", "不予通过", "无法判定")
    assert [outcome_key(theme) for theme in (Theme.GATES, Theme.DECISION)] == ["verdict", "then"]


def test_states_add_to_what_an_example_may_expect() -> None:
    assert possible_outcomes(Theme.GATES) == ("met", "unmet", "manual", "not_evaluable", "not_applicable")
    assert set(possible_outcomes(Theme.TASKS)) == {*row_outcomes(Theme.TASKS), "not_applicable"}
    assert possible_outcomes(Theme.DECISION) == row_outcomes(Theme.DECISION)


def test_a_wrong_word_names_the_nearest() -> None:
    assert require_outcome("met", ("met", "unmet")) == "met"
    with pytest.raises(Mistake) as caught:
        require_outcome("达到", ("met", "unmet"))
    assert caught.value.suggestion == "met"
