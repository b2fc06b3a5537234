"""The case as gates and decision read it."""

import pytest

from service.assessment.case_facts import CASE, case_fact
from service.assessment.situation import CaseSummary
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.state import State
from tests.assessment.builders import a_situation


@pytest.mark.parametrize("name", CASE)
def test_before_scoring_the_case_is_unknown(name: str) -> None:
    assert case_fact(a_situation(), name).state is State.MISSING


def test_gates_see_the_score_and_the_decision_also_the_gates() -> None:
    gates = a_situation(summary=CaseSummary(ONE, Quotient.of("88.5"), "良好"))
    assert case_fact(gates, "score").number == Quotient.of("88.5")
    assert case_fact(gates, "completeness").unit == "%"
    assert case_fact(gates, "grade").value == "良好"
    assert case_fact(gates, "reject").state is State.MISSING
    decision = a_situation(summary=CaseSummary(ONE, ONE, "不合格", 0, 2))
    assert case_fact(decision, "reject").number == Quotient.of(0)
    assert case_fact(decision, "withhold").number == Quotient.of(2)


def test_an_unknown_attribute_is_refused() -> None:
    with pytest.raises(KeyError):
        case_fact(a_situation(), "luck")
