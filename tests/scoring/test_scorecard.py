"""Sections, redistribution, minimums and grades, exactly."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.scoring.scorecard import score
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.scorecard import Scorecard
from tests.scoring.builders import a_criterion, a_finding, a_rubric, a_section

V = Verdict
RULES = ("A", "B", "C", "D")


def a_card(
    verdicts: Sequence[Verdict],
    minimum: str | None = None,
    weights: Sequence[str] = ("30", "10", "40", "20"),
) -> Scorecard:
    criteria = [a_criterion(r, w) for r, w in zip(RULES, weights, strict=True)]
    rubric = a_rubric([a_section("x", criteria[:2], minimum), a_section("y", criteria[2:])])
    return score([a_finding(r, v) for r, v in zip(RULES, verdicts, strict=True)], rubric)


def test_all_met_is_full_marks_with_the_best_grade() -> None:
    card = a_card([V.MET] * 4)
    assert (card.score, card.grade, card.completeness) == (Quotient.of(100), "优秀", Quotient.of(1))
    assert card.arithmetic == "40 + 60 = 100"


def test_redistribution_stays_within_the_section() -> None:
    card = a_card([V.MET, V.NOT_APPLICABLE, V.UNMET, V.MET])
    assert card.score == Quotient.of(60)
    assert card.sections[0].lines[1].arithmetic.startswith("不适用")


def test_a_section_without_anything_applicable_leaves_the_total() -> None:
    card = a_card([V.NOT_APPLICABLE, V.NOT_APPLICABLE, V.MET, V.UNMET])
    assert card.score.fraction() == Fraction(200, 3)
    assert "× 100 ÷ 60" in card.arithmetic


def test_nothing_applicable_scores_nothing_and_is_not_complete() -> None:
    card = a_card([V.NOT_APPLICABLE] * 4)
    assert (card.score, card.completeness, card.grade) == (Quotient.of(0), Quotient.of(0), "不合格")


def test_a_section_under_its_minimum_fails_whatever_the_score() -> None:
    low = a_card([V.UNMET, V.MET, V.MET, V.MET], minimum="0.6", weights=("5", "5", "80", "10"))
    assert (low.score, low.grade) == (Quotient.of(95), "不合格")
    assert "得分率 50% 低于下限 60%" in low.grade_reason


def test_the_minimum_itself_is_enough() -> None:
    card = a_card([V.NEARLY_MET, V.NEARLY_MET, V.MET, V.MET], minimum="0.6")
    assert card.grade == "良好"


def test_a_rule_without_a_finding_is_an_error() -> None:
    rubric = a_rubric([a_section("x", [a_criterion("A", "100")])])
    with pytest.raises(LookupError, match="A"):
        score([], rubric)


@pytest.mark.parametrize(
    ("nearly", "grade"),
    [("90", "优秀"), ("89.999999", "良好"), ("60", "合格"), ("59.9999", "不合格")],
)
def test_bands_hold_their_lower_end(nearly: str, grade: str) -> None:
    points = {"met": "1", "nearly_met": str(Decimal(nearly).scaleb(-2)), "unmet": "0"}
    rubric = a_rubric([a_section("x", [a_criterion("A", "100")])], points)
    assert score([a_finding("A", V.NEARLY_MET)], rubric).grade == grade


judged = st.sampled_from([V.MET, V.NEARLY_MET, V.UNMET])
any_verdict = st.sampled_from([V.MET, V.NEARLY_MET, V.UNMET, V.NOT_EVALUABLE, V.MANUAL, V.NOT_APPLICABLE])


@given(st.lists(judged, min_size=4, max_size=4), st.integers(0, 3))
def test_a_better_verdict_never_lowers_the_score(verdicts: list[Verdict], place: int) -> None:
    better = list(verdicts)
    better[place] = V.MET
    assert a_card(better).score >= a_card(verdicts).score


@given(st.lists(any_verdict, min_size=4, max_size=4), st.integers(0, 3))
def test_not_knowing_never_pays(verdicts: list[Verdict], place: int) -> None:
    """Against each verdict that could have been found, except an accepted exclusion, which changes the weights."""
    unknown = list(verdicts)
    unknown[place] = V.NOT_EVALUABLE
    for verdict in (V.MET, V.NEARLY_MET, V.UNMET):
        known = list(verdicts)
        known[place] = verdict
        assert a_card(unknown).score <= a_card(known).score
        assert a_card(unknown).completeness < a_card(known).completeness


@given(st.lists(any_verdict, min_size=4, max_size=4))
def test_score_and_completeness_stay_within_bounds_and_lines_add_up(
    verdicts: list[Verdict],
) -> None:
    card = a_card(verdicts)
    assert Quotient.of(0) <= card.score <= card.full
    assert Quotient.of(0) <= card.completeness <= Quotient.of(1)
    for section in card.sections:
        assert section.points.fraction() == sum(line.points.fraction() for line in section.lines)
