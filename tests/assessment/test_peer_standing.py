"""Ranks and quartiles of exact numbers."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.peer_standing import peer_standing
from service.vocabulary.exact import Quotient

NUMBERS = st.lists(st.integers(-50, 50).map(Quotient.of), max_size=12)


@given(NUMBERS, st.integers(-50, 50).map(Quotient.of), st.sampled_from(["higher", "lower"]))
def test_a_rank_counts_who_is_better_and_nothing_else(others: list[Quotient], own: Quotient, better: str) -> None:
    standing = peer_standing(own, others, better)
    ahead = [one for one in others if (one > own if better == "higher" else one < own)]
    assert (standing.rank, standing.among) == (1 + len(ahead), 1 + len(others))
    assert standing == peer_standing(own, others[::-1], better)


@given(NUMBERS, st.sampled_from(["higher", "lower"]))
def test_quartiles_are_those_of_the_library_and_exact(others: list[Quotient], better: str) -> None:
    standing = peer_standing(None, others, better)
    assert standing.rank is None
    if len(others) < 4:
        assert standing.quartiles is None
        return
    assert standing.quartiles is not None
    expected = statistics.quantiles([one.fraction() for one in others], n=4, method="inclusive")
    assert [one.fraction() for one in standing.quartiles] == expected


@pytest.mark.parametrize(("better", "rank"), [("higher", 2), ("lower", 1)])
def test_equal_numbers_share_a_rank(better: str, rank: int) -> None:
    third = Quotient.of(1) / Quotient.of(3)
    standing = peer_standing(third, [third, Quotient.of("0.34")], better)
    assert (standing.rank, standing.among, standing.quartiles) == (rank, 3, None)
    assert Fraction(1, 3) == third
