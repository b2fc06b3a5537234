"""Scores by hand, and what must hold of every score."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.points import Points, points
from service.rulelang.rubric import Rubric
from service.scoring.scorecard import score
from service.vocabulary.finding import Verdict
from tests.scoring.builders import a_criterion, a_finding, a_rubric, a_section

VERDICTS = ("met", "nearly_met", "unmet", "not_applicable", "not_evaluable", "manual")
POLICIES = ("exclude_and_redistribute", "count_as_zero", "not_allowed")


def one(policy: str = "exclude_and_redistribute", minimum: str | None = None) -> Rubric:
    return a_rubric([a_section("a", [a_criterion("A", "30", policy), a_criterion("B", "10")], minimum)])


def test_weighted_points() -> None:
    assert points({"A": ["met"], "B": ["nearly_met"]}, one()) == Points(Fraction(90), Fraction(1), "优秀")
    assert points({"A": ["nearly_met"], "B": ["met"]}, one()) == Points(Fraction(70), Fraction(1), "合格")


def test_subjects_share_the_weight_of_their_rule() -> None:
    assert points({"A": ["met", "unmet", "met"], "B": ["met"]}, one()).score == Fraction(75)


def test_what_cannot_be_judged_stays_in_the_denominator() -> None:
    found = points({"A": ["not_evaluable"], "B": ["met"]}, one())
    assert found == Points(Fraction(25), Fraction(1, 4), "不合格")
    assert points({"A": ["manual"], "B": ["met"]}, one()) == found


@pytest.mark.parametrize(
    ("policy", "score", "completeness"),
    [("exclude_and_redistribute", 100, 1), ("count_as_zero", 25, 1), ("not_allowed", 25, Fraction(1, 4))],
)
def test_not_applicable_by_policy(policy: str, score: int, completeness: Fraction) -> None:
    found = points({"A": ["not_applicable"], "B": ["met"]}, one(policy))
    assert found.score == score
    assert found.completeness == completeness


def test_a_section_below_its_minimum_fails_and_on_it_does_not() -> None:
    assert points({"A": ["met"], "B": ["unmet"]}, one(minimum="0.75")).grade == "良好"
    assert points({"A": ["met"], "B": ["unmet"]}, one(minimum="0.76")).grade == "不合格"


def test_a_section_in_which_nothing_applies_is_left_out() -> None:
    rubric = a_rubric([a_section("a", [a_criterion("A")]), a_section("b", [a_criterion("B")], "0.5")])
    assert points({"A": ["met"], "B": ["not_applicable"]}, rubric) == Points(Fraction(100), Fraction(1), "优秀")
    nothing = points({"A": ["not_applicable"], "B": ["not_applicable"]}, rubric)
    assert nothing == Points(Fraction(0), Fraction(0), "不合格")


def test_a_score_in_no_band_is_a_fault_of_the_rubric() -> None:
    rubric = a_rubric([a_section("a", [a_criterion("A")])], points={"met": "1.5"})
    with pytest.raises(LookupError, match="no band holds 150"):
        points({"A": ["met"]}, rubric)


some = st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=4)
rubrics = st.builds(
    lambda weights, policies, minimum: a_rubric(
        [
            a_section(
                "a", [a_criterion("A", weights[0], policies[0]), a_criterion("B", weights[1], policies[1])], minimum
            ),
            a_section("b", [a_criterion("C", weights[2], policies[2])]),
        ]
    ),
    st.tuples(*[st.sampled_from(["1", "0.5", "7.25", "30"])] * 3),
    st.tuples(*[st.sampled_from(POLICIES)] * 3),
    st.sampled_from([None, "0.6", "0.5"]),
)
verdicts = st.fixed_dictionaries({"A": some, "B": some, "C": some})


@given(verdicts, rubrics)
def test_it_is_the_score_of_the_official_path(given_verdicts: dict[str, list[str]], rubric: Rubric) -> None:
    card = score(
        [a_finding(r, Verdict(v), str(n)) for r, vs in given_verdicts.items() for n, v in enumerate(vs)], rubric
    )
    official = Points(card.score.fraction(), card.completeness.fraction(), card.grade)
    assert points(given_verdicts, rubric) == official


@given(verdicts, rubrics, st.sampled_from("ABC"))
def test_a_better_verdict_never_lowers_the_score(
    given_verdicts: dict[str, list[str]], rubric: Rubric, rule: str
) -> None:
    better = {"unmet": "nearly_met", "nearly_met": "met", "not_evaluable": "unmet", "manual": "nearly_met"}
    first, *rest = given_verdicts[rule]
    improved = given_verdicts | {rule: [better.get(first, first), *rest]}
    assert points(improved, rubric).score >= points(given_verdicts, rubric).score
    assert points(improved, rubric).completeness >= points(given_verdicts, rubric).completeness
