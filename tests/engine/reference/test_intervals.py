"""Membership of an interval, ends included or not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.intervals import inside
from tests.engine.builders import between

TINY = Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("ends", "low", "high"), [("[)", True, False), ("(]", False, True), ("[]", True, True), ("()", False, False)]
)
def test_only_a_closed_end_belongs_to_it(ends: str, low: bool, high: bool) -> None:
    (interval,) = between("0.8", "0.9", ends).intervals
    assert inside(Fraction("0.8"), interval) is low
    assert inside(Fraction("0.9"), interval) is high
    assert inside(Fraction("0.8") + TINY, interval)
    assert inside(Fraction("0.9") - TINY, interval)
    assert not inside(Fraction("0.8") - TINY, interval)
    assert not inside(Fraction("0.9") + TINY, interval)


@given(st.fractions(), st.fractions(max_denominator=100))
def test_two_halves_hold_every_number_exactly_once(number: Fraction, scale: Fraction) -> None:
    mark = str(int(scale * 100) / 100)
    halves = [*between(mark, None).intervals, *between(None, mark, "()").intervals]
    assert sum(inside(number, half) for half in halves) == 1


def test_an_interval_without_ends_holds_everything() -> None:
    (interval,) = between(None, None, "()").intervals
    assert inside(Fraction(-(10**40)), interval)
