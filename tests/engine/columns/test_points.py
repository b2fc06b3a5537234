"""Scores of all parks at once are the scores of the parks one by one."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.columns.points import points
from service.engine.reference.points import points as one_by_one
from service.rulelang.rubric import Rubric
from tests.scoring.builders import a_criterion, a_rubric, a_section

VERDICTS = ("met", "nearly_met", "unmet", "not_applicable", "not_evaluable", "manual")
WORDS = {word: place for place, word in enumerate(VERDICTS)}
POLICIES = ("exclude_and_redistribute", "count_as_zero", "not_allowed")

Park = dict[str, list[str]]


def in_columns(parks: list[Park], rubric: Rubric) -> list[tuple[Fraction, Fraction, str]]:
    rules = {
        rule: [
            np.array([WORDS[park[rule][subject]] for park in parks], np.int8) for subject in range(len(parks[0][rule]))
        ]
        for rule in parks[0]
    }
    made = points(rules, rubric, WORDS, len(parks))
    return [(made.score.at(n), made.completeness.at(n), made.grades[int(made.grade[n])]) for n in range(len(parks))]


def alone(parks: list[Park], rubric: Rubric) -> list[tuple[Fraction, Fraction, str]]:
    made = [one_by_one(park, rubric) for park in parks]
    return [(one.score, one.completeness, one.grade) for one in made]


word = st.sampled_from(VERDICTS)
some_parks = st.lists(
    st.fixed_dictionaries(
        {
            "A": st.lists(word, min_size=1, max_size=1),
            "B": st.lists(word, min_size=3, max_size=3),
            "C": st.lists(word, min_size=7, max_size=7),
        }
    ),
    min_size=1,
    max_size=20,
)
weights = st.tuples(*[st.sampled_from(["1", "0.5", "7.125", "3.333", "1e12", "1e-9"])] * 3)


@given(some_parks, weights, st.tuples(*[st.sampled_from(POLICIES)] * 3), st.sampled_from([None, "0.6", "0.5"]))
def test_each_park_as_alone(
    parks: list[Park], weighed: tuple[str, str, str], policies: tuple[str, str, str], minimum: str | None
) -> None:
    """Among the weights are some for which int64 does not suffice."""
    first = a_section(
        "a", [a_criterion("A", weighed[0], policies[0]), a_criterion("B", weighed[1], policies[1])], minimum
    )
    rubric = a_rubric([first, a_section("b", [a_criterion("C", weighed[2], policies[2])], minimum)])
    assert in_columns(parks, rubric) == alone(parks, rubric)


def test_long_points_stay_exact() -> None:
    shares = {"met": "1", "nearly_met": "0.666666666666666666666", "unmet": "0", "manual": "0", "not_evaluable": "0"}
    rubric = a_rubric([a_section("a", [a_criterion("A", "1"), a_criterion("B", "2")])], shares)
    parks: list[Park] = [{"A": ["nearly_met"], "B": ["met"]}, {"A": ["met"], "B": ["nearly_met"]}]
    assert in_columns(parks, rubric) == alone(parks, rubric)
    assert in_columns(parks, rubric)[0][0] == (2 + Fraction(Decimal(shares["nearly_met"]))) * 100 / 3


def test_a_hundred_subjects_share_one_weight_exactly() -> None:
    rubric = a_rubric([a_section("a", [a_criterion("A", "10")])])
    parks: list[Park] = [
        {"A": ["met"] * met + ["not_applicable"] * 3 + ["nearly_met"] * (97 - met)} for met in (0, 41, 97)
    ]
    assert in_columns(parks, rubric) == alone(parks, rubric)


def test_a_score_in_no_band_names_it() -> None:
    rubric = a_rubric([a_section("a", [a_criterion("A")])], {"met": "1.5"})
    with pytest.raises(LookupError, match="no band holds 150"):
        in_columns([{"A": ["met"]}], rubric)


def test_no_parks_have_no_scores() -> None:
    nobody = np.zeros(0, np.int8)
    made = points({"A": [nobody]}, a_rubric([a_section("a", [a_criterion("A")])]), WORDS, 0)
    assert made.grade.size == made.score.top.size == 0
