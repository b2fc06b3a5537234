"""完成率: the laws of progress, ratio and level, against fractions computed here."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.attainment import attainment
from service.assessment.situation import Situation
from service.assessment.views import indicator_view
from service.rulelang.catalogue import Attainment
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from tests.assessment.builders import a_submission, an_indicator_row
from tests.assessment.pack_builders import a_catalogue, a_pack, an_indicator

NUMBERS = st.decimals(min_value=-50, max_value=50, places=2).map(str)
POSITIVE = st.decimals(min_value="0.01", max_value=50, places=2).map(str)
BETTER = st.sampled_from(["higher", "lower"])
METHODS = st.sampled_from(["progress", "ratio", "level"])


def attained(
    method: str, better: str, base: str | None, target: str | None, actual: str | None, kind: str = "state",
    fallback: str = "level",
) -> Fact:  # fmt: skip
    how = Attainment(method, fallback)
    pack = a_pack(catalogue=a_catalogue(an_indicator(better=better, kind=kind, attainment=how)))
    row = an_indicator_row(base=base, target=target, actuals={2025: actual})
    return attainment(indicator_view(Situation(a_submission(row), Judgements(), pack), "intensity"))


@given(better=BETTER, base=NUMBERS, target=NUMBERS, actual=NUMBERS)
def test_progress_is_the_exact_share_of_the_way(better: str, base: str, target: str, actual: str) -> None:
    start, goal, end = Fraction(base), Fraction(target), Fraction(actual)
    fact = attained("progress", better, base, target, actual)
    good = goal > start if better == "higher" else goal < start
    if good:
        assert fact.number.fraction() == (start - end) / (start - goal)
    else:
        reached = end >= goal if better == "higher" else end <= goal
        assert fact.number.fraction() == int(reached)


@given(better=BETTER, base=NUMBERS, target=NUMBERS)
def test_progress_is_zero_at_the_base_and_one_at_the_target(better: str, base: str, target: str) -> None:
    if Fraction(target) == Fraction(base):
        return
    if (Fraction(target) > Fraction(base)) == (better == "higher"):
        assert attained("progress", better, base, target, base).number == Quotient.of(0)
    assert attained("progress", better, base, target, target).number == Quotient.of(1)


@given(target=NUMBERS, actual=NUMBERS, kind=st.sampled_from(["effect", "state"]))
def test_a_higher_ratio_is_actual_over_target(target: str, actual: str, kind: str) -> None:
    fact = attained("progress" if kind == "effect" else "ratio", "higher", None, target, actual, kind)
    if Fraction(target) > 0:
        assert fact.number.fraction() == Fraction(actual) / Fraction(target)
    else:
        assert fact.state is State.MISSING
        assert "目标值应大于零" in fact.note


@given(target=NUMBERS, actual=NUMBERS)
def test_a_lower_ratio_is_target_over_actual(target: str, actual: str) -> None:
    goal, end = Fraction(target), Fraction(actual)
    fact = attained("ratio", "lower", None, target, actual)
    if goal < 0 or end < 0:
        assert fact.state is State.MISSING
    elif end == 0:
        assert fact.number == Quotient.of(1)
    else:
        assert fact.number.fraction() == goal / end


@given(method=METHODS, better=BETTER, base=NUMBERS, target=POSITIVE, one=POSITIVE, other=POSITIVE)
def test_a_better_actual_never_lowers_attainment(
    method: str, better: str, base: str, target: str, one: str, other: str
) -> None:
    worse, best = sorted((one, other), key=Fraction, reverse=better == "lower")
    low = attained(method, better, base, target, worse, fallback="ratio")
    high = attained(method, better, base, target, best, fallback="ratio")
    assert low.number <= high.number


@given(method=METHODS, better=BETTER, lacking=st.sampled_from(["base", "target", "actual"]))
def test_missing_never_becomes_a_value(method: str, better: str, lacking: str) -> None:
    given_values = {"base": "0.5", "target": "0.4", "actual": "0.45"} | {lacking: None}
    fact = attained(method, better, given_values["base"], given_values["target"], given_values["actual"])
    free = lacking == "base" and method != "progress"
    assert fact.present is free


def test_the_formula_shows_the_numbers() -> None:
    assert attained("progress", "lower", "0.50", "0.40", "0.41").formula == "(0.50 − 0.41) ÷ (0.50 − 0.40) = 90%"
    assert attained("ratio", "higher", None, "3", "2").formula == "2 ÷ 3 ≈ 66.67%"
    assert attained("ratio", "lower", None, "3", "-2").note == "实际值不应为负，无法计算完成率"


@pytest.mark.parametrize(("actual", "reached"), [("0.4", 1), ("0.4000001", 0), ("0.39", 1)])
def test_level_is_all_or_nothing(actual: str, reached: int) -> None:
    assert attained("level", "lower", None, "0.4", actual).number == Quotient.of(reached)
