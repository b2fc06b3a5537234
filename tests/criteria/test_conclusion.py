"""Stated verdicts → score, grade, gates, recommendation: worked by hand, and the same by both evaluators."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from service.criteria.conclusion import Concluded, conclude
from service.engine.agree import Disagreement
from service.engine.reference.points import Points
from service.vocabulary.finding import Verdict
from tests.criteria.builders import rule_base

PACK, RUBRIC = rule_base()
SCORED = ("TG-01", "TG-02", "SY-01", "PJ-01", "PR-01")
JUDGING = (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET, Verdict.NOT_EVALUABLE, Verdict.MANUAL)


def concluded(changed: Mapping[str, Verdict] | None = None) -> Concluded:
    usual = {rule: Verdict.OK if rule.startswith("CR") else Verdict.MET for rule in PACK.rules}
    return conclude(usual | dict(changed or {}), (), PACK, RUBRIC)


def test_all_met_is_full_and_passes() -> None:
    found = concluded()
    assert (found.score.fraction(), found.completeness.fraction()) == (Fraction(100), Fraction(1))
    assert (found.grade, found.recommendation) == ("优秀", "通过")
    assert found.judged[-1].finding.rule == "DC-01"


def test_points_redistribution_and_minimum_are_those_of_the_rubric() -> None:
    nearly = concluded({"TG-01": Verdict.NEARLY_MET})
    assert (nearly.score.fraction(), nearly.grade) == (Fraction(84), "优秀")
    waived = concluded({"TG-01": Verdict.NOT_APPLICABLE, "SY-01": Verdict.UNMET})
    assert waived.score.fraction() == Fraction(179, 2)
    low = concluded({"TG-01": Verdict.UNMET})
    assert (low.score.fraction(), low.grade, low.recommendation) == (Fraction(60), "不合格", "限期整改")


def test_what_is_not_evaluable_stays_in_the_denominator() -> None:
    found = concluded({"SY-01": Verdict.MANUAL})
    assert (found.score.fraction(), found.completeness.fraction()) == (Fraction(179, 2), Fraction(179, 200))


@pytest.mark.parametrize(
    ("verdict", "recommendation"),
    [(Verdict.MET, "通过"), (Verdict.UNMET, "不予通过"), (Verdict.NOT_EVALUABLE, "无法判定")],
)
def test_a_gate_decides_whatever_the_score(verdict: Verdict, recommendation: str) -> None:
    assert concluded({"GT-01": verdict}).recommendation == recommendation


@for_all(st.fixed_dictionaries(dict.fromkeys(SCORED, st.sampled_from(JUDGING))))
def test_evaluators_agree_on_any_verdicts_and_a_better_one_never_costs(verdicts: dict[str, Verdict]) -> None:
    before = concluded(verdicts)
    for rule in SCORED:
        assert concluded(verdicts | {rule: Verdict.MET}).score >= before.score


def test_a_planted_difference_of_scores_is_no_conclusion(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Points(Fraction(99), Fraction(1), "优秀")
    monkeypatch.setattr("service.criteria.conclusion.points", lambda verdicts, rubric: wrong)
    with pytest.raises(Disagreement, match="总分：正式计算 100，独立复核 99"):
        concluded()
